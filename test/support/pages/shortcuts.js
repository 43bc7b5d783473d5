// Shortcuts as shops and their apps have them: j and k between products, / into the search, Escape closes what is open.
window.shortcuts = [];
document.addEventListener('keydown', (event) => {
  if (event.target.matches?.('input,textarea,select')) return;
  if (['j', 'k', '/', 'Escape'].includes(event.key)) window.shortcuts.push(event.key);
  if (event.key !== '/') return;
  event.preventDefault();
  document.querySelector('#search').focus();
});
