// Shadow: where a view lives, closed to the shop's styles and keys, under the strictest content security policy.
import { render, type VNode } from 'preact';
import base from './base.css';
import type { Drawing } from './contract.ts';
import { dress } from './theme.ts';

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b|-(arab|hebr)\b/i;

/** In which language and colours. */
export type Look = Pick<Drawing, 'locale' | 'theme'>;

/** A host at the end of `place` with an open shadow root: the dressed element in it, how to draw, how to go. */
export function shadow(
  place: Element,
  css: string,
  { locale, theme }: Look,
): [root: HTMLElement, draw: (view: VNode) => void, remove: () => void] {
  const host = document.createElement('reprise-view');
  const tree = host.attachShadow({ mode: 'open' });
  const root = document.createElement('div');
  addStyles(tree, base + css);
  root.className = 'root';
  root.lang = locale;
  root.dir = RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
  dress(root, theme);
  tree.append(root);
  for (const type of ['keydown', 'keypress', 'keyup'])
    host.addEventListener(type, (event) => event.stopPropagation());
  place.append(host);
  return [root, (view) => render(view, root), () => host.remove()];
}

/** A policy may forbid `<style>`, never a constructed sheet; browsers without those take the page's nonce. */
function addStyles(tree: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    tree.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
    style.textContent = css;
    tree.append(style);
  }
}
