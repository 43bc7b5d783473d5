// Turnstile: a form of a campaign that asks for it is sent with the proof of a person. Fetched with the view of such a
// campaign; Cloudflare hears of a visitor who turns to the form, and of nobody else.
import type { Acts, Mount } from '../views/contract.ts';
import { PersonCheck } from './person-check.ts';

/** The view, with a check in its form; a check that fails is said in words of its own, and can be tried again. */
export const checked =
  (mount: Mount, sitekey: string): Mount =>
  (drawing, acts, place) => {
    const words: Record<string, string> = { ...drawing.words };
    const { failed = 'failed', unchecked = failed } = words;
    let check: PersonCheck | undefined;
    const claim: Acts['claim'] = async (left) => {
      words.failed = failed;
      // A machine that gave itself away needs no check.
      if (!left || left.website || !check) return acts.claim(left);
      const turnstile = await check.token();
      const claim = turnstile ? await acts.claim({ ...left, turnstile }) : 'failed';
      if (!turnstile) words.failed = unchecked;
      else if (typeof claim === 'string') check.renew();
      else check.end();
      return claim;
    };
    const closed: Acts['closed'] = (why) => {
      check?.end();
      acts.closed(why);
    };
    const mounted = mount({ ...drawing, words }, { ...acts, claim, closed }, place);
    const form = mounted.element.querySelector('form');
    if (form) {
      check = new PersonCheck(form, sitekey, drawing.locale);
      form.addEventListener('focusin', () => check?.begin(), { once: true });
    }
    const remove = () => {
      check?.end();
      mounted.remove();
    };
    return { ...mounted, remove };
  };
