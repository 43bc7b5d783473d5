// The page that stands where the console will be: asks the Worker how a store is doing, with the key that was pasted.

const FIGURES = ['revision', 'orders', 'customers', 'products', 'pendingProfiles'] as const;
const NAMES: Record<(typeof FIGURES)[number], string> = {
  revision: 'Revision',
  orders: 'Orders',
  customers: 'Customers',
  products: 'Products',
  pendingProfiles: 'Profiles to publish',
};

const form = document.querySelector('form');
const answer = document.querySelector('.answer');
const list = document.querySelector('dl');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  const status = await statusOf(String(fields.get('store')), String(fields.get('key')).trim());
  if (answer) answer.textContent = typeof status === 'string' ? status : '';
  if (list) list.hidden = typeof status === 'string';
  if (typeof status !== 'string')
    list?.replaceChildren(...FIGURES.map((name) => figure(NAMES[name], status[name])));
});

/** The status of a store, or a sentence that says why there is none. */
async function statusOf(store: string, key: string): Promise<Record<string, unknown> | string> {
  const response = await fetch(`/v1/stores/${encodeURIComponent(store)}`, {
    headers: { authorization: `Bearer ${key}` },
  }).catch(() => undefined);
  if (!response) return 'The Worker does not answer.';
  if (response.ok) return response.json();
  if (response.status === 401) return 'That key is not known.';
  if (response.status === 403) return 'That key belongs to another store.';
  return response.status === 404 ? 'There is no such store.' : `The Worker answered ${response.status}.`;
}

function figure(name: string, value: unknown): HTMLElement {
  const [group, term, number] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag));
  if (!group || !term || !number) throw new Error('no document');
  term.textContent = name;
  number.textContent = typeof value === 'number' ? value.toLocaleString('en') : '–';
  group.append(term, number);
  return group;
}
