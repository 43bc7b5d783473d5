// Shadow: where a view lives, closed to the shop's styles and keys, under the strictest content security policy.
import type { Theme } from '../../shared/schema/campaign.ts';
import { dress } from './theme.ts';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** A host element at the end of `parent` with an open shadow root, and the dressed element to draw into. */
export function shadow(parent: Element, css: string, locale: string, theme: Theme): HTMLElement {
  const host = document.createElement('reprise-view');
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root, css);
  const body = document.createElement('div');
  body.className = 'root';
  body.lang = locale;
  body.dir = RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
  dress(body, theme);
  root.append(body);
  for (const type of ['keydown', 'keypress', 'keyup'])
    host.addEventListener(type, (event) => event.stopPropagation());
  parent.append(host);
  return body;
}

/** A policy may forbid `<style>`, never a constructed sheet; browsers without those take the page's nonce. */
function addStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
    style.textContent = css;
    root.append(style);
  }
}
