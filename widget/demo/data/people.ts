// The people one can become in the demo shop. Their orders are made by history.ts.

export type Person = {
  /** The customer id that their orders carry and the Worker signs. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly about: string;
  readonly email: string;
  /** Where the shop opens for them. */
  readonly start: string;
};

export const LOYAL: Person = {
  id: 'jonas',
  name: 'Jonas',
  role: 'loyal, nearly out of coffee',
  about: 'Orders every week or two, and his Harbour Espresso is about to run out',
  email: 'jonas@customers.example',
  start: '/demo/products/huila-washed/',
};

export const AT_RISK: Person = {
  id: 'mara',
  name: 'Mara',
  role: 'at risk',
  about: 'Ordered tea every month, then nothing for two months',
  email: 'mara@customers.example',
  start: '/demo/',
};

export const PEOPLE: readonly Person[] = [AT_RISK, LOYAL];
