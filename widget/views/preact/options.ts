// In place of Preact's module of that name, in the widget only: no plug-ins.

export default {};
