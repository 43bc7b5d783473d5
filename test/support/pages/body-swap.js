// Visits without a new document, as Turbo makes them: the next page is fetched, its body put in place of this one, the
// address pushed, and events say so.
{
  const say = (type, detail) => document.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  const visit = async (url, push) => {
    say('turbo:before-visit', { url });
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (push) history.pushState({ turbo: true }, '', url);
    say('turbo:before-render', { newBody: next.body });
    document.title = next.title;
    document.body.replaceWith(document.adoptNode(next.body));
    say('turbo:render');
    scrollTo(0, 0);
    say('turbo:load', { url });
  };
  window.Turbo = { visit: (url) => visit(new URL(url, location.href).href, true) };
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || link.origin !== location.origin || event.defaultPrevented) return;
    event.preventDefault();
    window.Turbo.visit(link.href);
  });
  addEventListener('popstate', () => visit(location.href, false));
  addEventListener('DOMContentLoaded', () => say('turbo:load', { url: location.href }));
}
