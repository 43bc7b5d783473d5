// The lead form: address, consent, button; what is wrong is tied to its field.
import type { VNode } from 'preact';
import type { Drawing } from './contract.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import type { Say } from './words.ts';

type Form = NonNullable<Drawing['form']>;

export function leadForm(
  { consent }: Form,
  { fault, pending }: State,
  say: Say,
  label: string,
  moves: Moves,
): VNode {
  const box = consent?.as === 'checkbox';
  const tied = (wrong: boolean) => ({ 'aria-invalid': wrong, 'aria-describedby': 'fault' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        return moves.submit(`${data.get('email')}`.trim(), !box || data.has('agreed'));
      }}
    >
      <label for="email">{say('email')}</label>
      <div class="field">
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          {...tied(fault === 'emailInvalid')}
        />
        <button type="submit" aria-disabled={pending}>
          {label || say('send')}
        </button>
      </div>
      {consent && (
        // biome-ignore lint/a11y/noLabelWithoutControl: its box is inside where there is one
        <label class="consent small">
          {box && <input type="checkbox" name="agreed" {...tied(fault === 'consentMissing')} />}
          {consent.text}
        </label>
      )}
    </form>
  );
}
