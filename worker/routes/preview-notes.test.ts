import { expect, test } from 'vitest';
import { explain } from '../../shared/decide/explain.ts';
import { documentOf, NOW, POPUP, preparedFrom, VISIT } from '../../shared/decide/fixtures/shop.ts';
import { previewNotes } from './preview-notes.ts';

test('who says that they bought is told by the stage that campaigns are chosen by', () => {
  const prepared = preparedFrom(documentOf([{ ...POPUP, audience: { segments: ['first-time'] } }]), 'whole');
  const session = { visits: 1, pages: 1, bought: true };
  const preview = { whole: prepared.live, prepared, until: NOW, terms: { session } };
  const context = { ...VISIT, session };
  expect(previewNotes(preview, explain(prepared, context), context)).toMatchObject({
    as: 'first-time',
    campaigns: [{ campaign: 'one', shown: true }],
  });
});
