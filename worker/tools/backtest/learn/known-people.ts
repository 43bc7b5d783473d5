// People whose orders belong together: customers and mailboxes. Buyers of a single nameless order do not.
import { isKnownPerson } from '../../../store/fit-pass.ts';
import type { Shop } from '../order-book.ts';

/** The people of a shop that predictions can be made for. */
export const knownPeople = (shop: Shop): string[] => shop.people.filter(isKnownPerson);
