// What the shop says in German.
import type { Spoken } from './spoken.ts';

export const german: Spoken = {
  locale: 'de',
  currency: 'EUR',
  rate: 1,
  goods: ['Hafen-Espresso', 'Frühstücks-Assam', 'Papierfilter Nr. 4', 'Wildblütenhonig'],
  welcome: {
    title: '{discount} auf die erste Tasse',
    body: 'Hinterlassen Sie Ihre Adresse, und wir setzen den Kessel auf: ein Gutscheincode für die erste Bestellung und eine Nachricht zur neuen Ernte.',
    action: 'Gutscheincode anfordern',
    dismiss: 'Nein, danke',
    teaser: '{discount} auf die erste Tasse',
    done: {
      title: 'Willkommen am Tisch',
      body: 'Ihre {discount} warten an der Kasse.',
      action: 'Weiter umsehen',
    },
  },
  consent: 'Wir schreiben höchstens zweimal im Monat. Abmeldung jederzeit möglich.',
  terms: 'Einmal pro Person, auf die erste Bestellung.',
  restock: {
    title: 'Geht {product} zur Neige?',
    body: 'Nach Ihrem üblichen Rhythmus ist es bald so weit.',
    action: 'In den Warenkorb',
    dismiss: 'Noch genug da',
  },
  shipping: {
    title: 'Noch {remaining} bis zum kostenlosen Versand',
    body: 'Lieferung in zwei bis drei Tagen.',
    action: 'Angebote',
    done: { title: 'Der Versand geht auf uns' },
  },
  picks: { title: 'Für unsere Stammgäste zurückgelegt', action: 'In den Warenkorb' },
  savedCart: {
    title: 'Sollen wir {count, plural, one {Ihren Artikel} other {Ihre # Artikel}} für Sie aufheben?',
    body: 'Wir schicken Ihnen die Liste, und der Warenkorb bleibt, wie er ist.',
    action: 'Warenkorb zusenden',
    dismiss: 'Nicht nötig',
    done: { title: 'Für Sie aufgehoben' },
  },
};
