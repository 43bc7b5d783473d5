// The lead form: address, consent, button, and a field that only machines see; what is wrong stands under its field and is tied to it.
import type { VNode } from 'preact';
import { consentLine } from './consent-line.tsx';
import type { Drawing } from './contract.ts';
import { FAULT_ID, faultLine } from './fault-line.tsx';
import type { Scene } from './scene.ts';
import type { Fault } from './state.ts';

export function leadForm(scene: Scene, form: NonNullable<Drawing['form']>, label: string): VNode {
  const { state, moves, say } = scene;
  const { fault, pending } = state;
  const tied = (its: Fault) => fault === its && { 'aria-invalid': true, 'aria-describedby': FAULT_ID };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const [email, trap, box] = event.currentTarget.querySelectorAll('input');
        // The browser itself trims an address.
        return email && moves.submit({ email: email.value, website: trap?.value }, !box || box.checked);
      }}
    >
      <label class="small" for="email">
        {say('email')}
      </label>
      <input id="email" name="email" type="email" dir="auto" autoComplete="email" {...tied('emailInvalid')} />
      {faultLine(scene, 'emailInvalid')}
      <input name="website" class="said" tabIndex={-1} autoComplete="off" aria-hidden />
      {consentLine(form, say, tied('consentMissing'))}
      {faultLine(scene, 'consentMissing')}
      <button type="submit" aria-disabled={pending}>
        {pending ? say('pending') : label || say('send')}
      </button>
    </form>
  );
}
