// What libraries of another age do to the page: more on every prototype, JSON in their own way, `$` and `Event` taken.
{
  const JUNK = { each: () => undefined, inject: () => undefined, extend: () => undefined };
  for (const { prototype } of [Array, Function, String, Number, HTMLElement]) Object.assign(prototype, JUNK);
  // Lists that write themselves as text: `{"a":"[1]"}`.
  const stringify = JSON.stringify.bind(JSON);
  Object.defineProperty(Array.prototype, 'toJSON', {
    configurable: true,
    value() {
      return `[${Array.from(this, (one) => stringify(one) ?? 'null').join(',')}]`;
    },
  });
  window.$ = () => null;
  window.Element.prototype.remove = ((remove) =>
    function () {
      remove.call(this);
      return this;
    })(window.Element.prototype.remove);
  window.onerror = () => true;
}
