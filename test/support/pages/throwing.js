// A shop whose scripts fail all the time and whose listeners throw at everything they hear.
window.shopFaults = 0;
addEventListener('error', (event) => {
  window.shopFaults += 1;
  event.preventDefault();
});
const fail = () => {
  throw new TypeError("Cannot read properties of undefined (reading 'price')");
};
for (const type of ['click', 'keydown', 'focusin', 'scroll', 'visibilitychange', 'pagehide', 'reprise:track'])
  addEventListener(type, fail, true);
new MutationObserver(fail).observe(document, { childList: true, subtree: true });
setTimeout(fail);
