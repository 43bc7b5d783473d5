import { expect, it } from 'vitest';
import { documentOf, POPUP, preparedFrom } from './fixtures/shop.ts';

const inline = { as: 'inline', slot: 'below' };
const slots = { as: 'inline', slot: 'beside' };
const variants = [
  { id: 'a', weight: 1, view: inline },
  { id: 'b', weight: 1, view: slots },
];
const campaigns = [
  { ...POPUP, id: 'over' },
  { ...POPUP, id: 'paused-over', status: 'paused' },
  { ...POPUP, id: 'in', view: inline },
  { ...POPUP, id: 'paused-in', status: 'paused', view: inline },
  { ...POPUP, id: 'tested', experiment: { id: 'where', variants } },
  { ...POPUP, id: 'half', experiment: { id: 'half', variants: [variants[0], { id: 'b', weight: 1 }] } },
];

it.each(['live', 'whole'] as const)(
  'knows what is never an overlay, live or not, of the %s config',
  (which) => {
    const { inPage } = preparedFrom(documentOf(campaigns), which);
    expect([...inPage].sort()).toEqual(['in', 'paused-in', 'tested']);
  },
);
