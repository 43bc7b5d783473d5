// A cart drawer with a focus trap as the usual libraries make them: whatever gets the focus outside gives it back.
{
  const stops = () => [...document.querySelectorAll('#drawer button')];
  let before = null;
  const giveBack = (event) => {
    if (document.querySelector('#drawer').contains(event.target)) return;
    event.stopImmediatePropagation();
    stops()[0].focus();
  };
  const keep = (event) => {
    if (event.key === 'Escape') window.closeDrawer();
    if (event.key !== 'Tab') return;
    const [first, last] = [stops()[0], stops().at(-1)];
    const edge = event.shiftKey ? first : last;
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  };
  /** `modal`: it also says that it is, as it should. */
  window.openDrawer = (modal) => {
    const drawer = document.querySelector('#drawer');
    before = document.activeElement;
    drawer.hidden = false;
    drawer.style.cssText = 'position: fixed; inset: 0 0 0 auto; width: 320px; background: #fff';
    if (modal) drawer.setAttribute('aria-modal', 'true');
    document.addEventListener('focusin', giveBack, true);
    document.addEventListener('keydown', keep, true);
    stops()[0].focus();
  };
  window.closeDrawer = () => {
    const drawer = document.querySelector('#drawer');
    document.removeEventListener('focusin', giveBack, true);
    document.removeEventListener('keydown', keep, true);
    drawer.hidden = true;
    before?.focus();
  };
  addEventListener('click', ({ target }) => target.id === 'drawer-close' && window.closeDrawer());
}
