// In place of Preact's module of that name, in the widget only: no plug-ins and no error boundaries.

export default {
  _catchError(error: unknown): never {
    throw error;
  },
};
