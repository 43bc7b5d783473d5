// The lead form: address, consent, button; what is wrong stands under its field and is tied to it.
import type { VNode } from 'preact';
import type { Drawing } from './contract.ts';
import { FAULT_ID, faultLine } from './fault-line.tsx';
import type { Scene } from './scene.ts';
import type { Fault } from './state.ts';

export function leadForm(scene: Scene, { consent }: NonNullable<Drawing['form']>, label: string): VNode {
  const { state, moves, say } = scene;
  const { fault, pending } = state;
  const box = consent?.as === 'checkbox';
  const tied = (its: Fault) => fault === its && { 'aria-invalid': true, 'aria-describedby': FAULT_ID };
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
      <input id="email" name="email" type="email" dir="auto" autoComplete="email" {...tied('emailInvalid')} />
      {faultLine(scene, 'emailInvalid')}
      {consent && (
        // biome-ignore lint/a11y/noLabelWithoutControl: its box is inside where there is one
        <label class="consent small">
          {box && <input type="checkbox" name="agreed" {...tied('consentMissing')} />}
          <span>{consent.text}</span>
        </label>
      )}
      {faultLine(scene, 'consentMissing')}
      <button type="submit" aria-disabled={pending}>
        {pending ? say('pending') : label || say('send')}
      </button>
    </form>
  );
}
