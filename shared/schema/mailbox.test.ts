import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailboxOf } from './mailbox.ts';

test.each([
  ['Ada.Lovelace+shop@GoogleMail.com', 'adalovelace@gmail.com'],
  ['ada.lovelace@gmail.com', 'adalovelace@gmail.com'],
  ['Ada.B+news@outlook.com', 'ada.b@outlook.com'],
  ['a.d-a@proton.me', 'ad-a@proton.me'],
  ['Ada.B+news@Shop.Example', 'ada.b+news@shop.example'],
  ['+only@gmail.com', '+only@gmail.com'],
  ['  ada@icloud.com ', 'ada@icloud.com'],
  ['Ada+x@me.com', 'ada@icloud.com'],
  ['ada@mac.com', 'ada@icloud.com'],
  ['a.da@pm.me', 'ada@proton.me'],
  ['ada@protonmail.com', 'ada@proton.me'],
  ['ada+x@hotmail.co.uk', 'ada@hotmail.co.uk'],
  ['ada+x@outlook.fr', 'ada@outlook.fr'],
  ['ada+x@live.com.au', 'ada@live.com.au'],
  ['ada+x@live.example', 'ada+x@live.example'],
  ['a.da@ｇmail.com', 'ada@gmail.com'],
  ['a.da@gm\u00ADail.com', 'ada@gmail.com'],
  ['a.da@gmail。com', 'ada@gmail.com'],
  ['a.da@Bücher.example', 'a.da@bücher.example'],
])('%s is the mailbox %s', (spelling, mailbox) => {
  expect(mailboxOf(spelling)).toBe(mailbox);
});

test('a mailbox is its own mailbox', () => {
  const domain = fc.constantFrom('gmail.com', 'googlemail.com', 'outlook.com', 'proton.me', 'shop.example');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9.+_-]{1,20}$/), domain, (local, host) => {
      const once = mailboxOf(`${local}@${host}`);
      expect(mailboxOf(once)).toBe(once);
    }),
  );
});
