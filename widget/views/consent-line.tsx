// Consent line: what the visitor agrees to, and the way to the shop's privacy policy.
import type { VNode } from 'preact';
import type { Drawing } from './contract.ts';
import { safeHref } from './href.ts';
import type { Say } from './words.ts';

/** The line, with a box where one is to be ticked; nothing where the form names neither. `tied`: what ties the box to its fault. */
export function consentLine(
  { consent, privacy }: NonNullable<Drawing['form']>,
  say: Say,
  tied: object | false,
): VNode | false {
  const href = safeHref(privacy);
  if (!consent && !href) return false;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: its box is inside where there is one
    <label class="consent small">
      {consent?.as === 'checkbox' && <input type="checkbox" {...tied} />}
      <span>
        {consent?.text}{' '}
        {href && (
          <a href={href} target="_blank" rel="noopener">
            {say('privacy')}
          </a>
        )}
      </span>
    </label>
  );
}
