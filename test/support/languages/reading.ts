// Reading a view as a visitor does: what it says, and what of it cannot be read.
import type { Locator } from 'playwright-core';

export type Reading = {
  readonly lang: string;
  readonly dir: string;
  /** Every text on the screen, and every name of a control. */
  readonly said: readonly string[];
  /** Texts that are cut off, or stick out of what holds them. */
  readonly cut: readonly string[];
};

/** Reads everything within the root of a view. */
export function read(root: Locator): Promise<Reading> {
  return root.evaluate((element) => {
    const shown = [...element.querySelectorAll<HTMLElement>('*')].filter(
      (one) => one.checkVisibility() && !one.closest('.said'),
    );
    const own = shown.filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
    );
    const tooSmall = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
      (clientWidth > 0 && scrollWidth > clientWidth + 1) ||
      (clientHeight > 0 && scrollHeight > clientHeight + 2);
    const sticksOut = (one: HTMLElement) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const text = range.getBoundingClientRect();
      const box = one.closest('button,a,li,dialog,aside,.bar,section')?.getBoundingClientRect() ?? text;
      return text.left < box.left - 1 || text.right > box.right + 1;
    };
    const names = shown.flatMap((one) => one.getAttribute('aria-label') ?? []);
    return {
      lang: element.getAttribute('lang') ?? '',
      dir: element.getAttribute('dir') ?? '',
      said: [...own.map((one) => one.textContent ?? ''), ...names],
      cut: own
        .filter((one) => sticksOut(one) || (getComputedStyle(one).overflow !== 'visible' && tooSmall(one)))
        .map((one) => one.textContent ?? ''),
    };
  });
}
