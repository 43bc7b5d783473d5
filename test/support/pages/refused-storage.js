// A browser that refuses storage: even naming it throws.
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
Object.defineProperty(document, 'cookie', {
  get: () => '',
  set() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
});
