// What is made from ROOT_KEY: it comes back as it was, and nothing else passes for it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressMac } from './address-mac.ts';
import { keyFits, newAdminKey, operatorKeyFits, parseAdminKey } from './admin-key.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { checkProof, makeProof } from './proof.ts';
import { seal, unseal } from './seal.ts';
import { newVisitor, readVisitor } from './visitor-id.ts';

const ROOT = 'a-root-key-of-at-least-32-characters';
const OTHER = 'another-root-key-of-32-characters-or-more';
const NOW = Date.parse('2026-11-21T10:00:30Z');

test('bytes come back from base64url, and each has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = base64url(bytes);
      expect(fromBase64url(text, bytes.length)).toEqual(new Uint8Array(bytes));
      expect(fromBase64url(text, bytes.length + 1)).toBeNull();
      for (const other of [`${text}=`, ` ${text}`, `${text}\n`])
        expect(fromBase64url(other, bytes.length)).toBeNull();
    }),
  );
});

test('a visitor id tells the minute it was made, to its own store under its own root key', async () => {
  const { id } = await newVisitor(ROOT, 'petal', NOW);
  expect(await readVisitor(ROOT, 'petal', id)).toEqual({ id, madeAt: Date.parse('2026-11-21T10:00:00Z') });
  expect(await readVisitor(ROOT, 'paw', id)).toBeNull();
  expect(await readVisitor(OTHER, 'petal', id)).toBeNull();
});

test('no bit of a visitor id can be turned', async () => {
  const { id } = await newVisitor(ROOT, 'petal', NOW);
  await fc.assert(
    fc.asyncProperty(fc.nat(35), fc.nat(7), async (at, bit) => {
      const bytes = fromBase64url(id, 36) ?? new Uint8Array(36);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      expect(await readVisitor(ROOT, 'petal', base64url(bytes))).toBeNull();
    }),
  );
});

test('any text is read as no visitor and no proof, without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
      expect(await readVisitor(ROOT, 'petal', text)).toBeNull();
      expect(await checkProof(ROOT, offered, text, NOW)).toBeNull();
    }),
  );
});

const offered = { store: 'petal', visitor: 'v', campaign: 'welcome', variant: 'a' };

test('a proof tells its revision, when it was made and to whom, for a day', async () => {
  const proof = await makeProof(ROOT, { ...offered, group: 'shown', stage: 'loyal' }, 41, NOW);
  const day = 86_400_000;
  const told = { revision: 41, group: 'shown', stage: 'loyal', madeAt: NOW };
  expect(await checkProof(ROOT, offered, proof, NOW)).toEqual(told);
  expect(await checkProof(ROOT, offered, proof, NOW + day - 1000)).toEqual(told);
  expect(await checkProof(ROOT, offered, proof, NOW + day)).toBeNull();
  expect(await checkProof(ROOT, { ...offered, visitor: '' }, proof, NOW)).toBeNull();
});

test('a proof to a held-out visitor proves nothing that was shown, nor the other way round', async () => {
  const stage = 'at-risk';
  for (const group of ['holdout', 'control'] as const) {
    const proof = await makeProof(ROOT, { ...offered, group, stage }, 2, NOW);
    expect(await checkProof(ROOT, { ...offered, held: true }, proof, NOW)).toMatchObject({ group, stage });
    expect(await checkProof(ROOT, offered, proof, NOW)).toBeNull();
  }
  const shown = await makeProof(ROOT, { ...offered, group: 'shown', stage }, 2, NOW);
  expect(await checkProof(ROOT, { ...offered, held: true }, shown, NOW)).toBeNull();
});

test('a proof without consent knows no stage', async () => {
  const nobody = { ...offered, visitor: '' };
  const proof = await makeProof(ROOT, { ...nobody, group: 'shown', stage: '' }, 2, NOW);
  expect(await checkProof(ROOT, nobody, proof, NOW)).toMatchObject({ group: 'shown', stage: '' });
});

test('a sealed secret opens for its own store only, and never looks the same twice', async () => {
  const sealed = await seal(ROOT, 'petal', 'geheim 🤫');
  expect(await unseal(ROOT, 'petal', sealed)).toBe('geheim 🤫');
  expect(await seal(ROOT, 'petal', 'geheim 🤫')).not.toBe(sealed);
  await expect(unseal(ROOT, 'paw', sealed)).rejects.toThrow();
  await expect(unseal(OTHER, 'petal', sealed)).rejects.toThrow();
});

test('an admin key fits its own hash', async () => {
  const [one, two] = [await newAdminKey(ROOT), await newAdminKey(ROOT)];
  const key = parseAdminKey(one.text);
  if (!key) throw new Error('the key does not parse');
  expect(key.id).toBe(one.id);
  expect(await keyFits(ROOT, key, one.hash)).toBe(true);
  expect(await keyFits(ROOT, key, two.hash)).toBe(false);
  expect(await keyFits(OTHER, key, one.hash)).toBe(false);
});

test('no operator key opens a Worker that has none', async () => {
  expect(await operatorKeyFits('', '')).toBe(false);
  expect(await operatorKeyFits('', undefined)).toBe(false);
  expect(await operatorKeyFits('open', 'open')).toBe(true);
  expect(await operatorKeyFits('open ', 'open')).toBe(false);
});

test('the MAC of a mailbox is the same for the same store only', async () => {
  const mac = await addressMac(ROOT, 'petal', 'ada@shop.example');
  expect(await addressMac(ROOT, 'petal', 'ada@shop.example')).toBe(mac);
  expect(await addressMac(ROOT, 'paw', 'ada@shop.example')).not.toBe(mac);
});

test('a short root key is refused', async () => {
  await expect(newVisitor('short', 'petal', NOW)).rejects.toThrow(/32 characters/);
});
