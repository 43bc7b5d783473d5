// Address: the token of a preview link leaves the address, before anybody copies it, for the name of this tab: a name
// goes with the visit and asks for no storage.

const PARAMETER = 'reprise-preview';
const IN_NAME = /&reprise-preview=.*/;

/** An address without the token, the rest of it as it is. */
export function withoutToken(href: string): string {
  const [, page = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(href) ?? [];
  const others = query.split('&').filter((pair) => pair && !pair.startsWith(`${PARAMETER}=`));
  return page + (others.length > 0 ? `?${others.join('&')}` : '') + fragment;
}

/** Moves the token from the address to the name of the tab. */
export function keepToken(): void {
  const token = new URLSearchParams(location.search).get(PARAMETER);
  if (token === null) return;
  window.name = `${window.name.replace(IN_NAME, '')}&${PARAMETER}=${token}`;
  history.replaceState(history.state, '', withoutToken(location.href));
}

/** From its next page on this tab is as any other. */
export function dropToken(): void {
  window.name = window.name.replace(IN_NAME, '');
}
