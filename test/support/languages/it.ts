// What the shop says in Italian.
import type { Spoken } from './spoken.ts';

export const italian: Spoken = {
  locale: 'it',
  currency: 'EUR',
  rate: 1,
  goods: ['Espresso del Porto', 'Assam della colazione', 'Filtri di carta n. 4', 'Miele di fiori di campo'],
  welcome: {
    title: '{discount} di sconto sulla prima tazza',
    body: 'Lasciaci il tuo indirizzo e mettiamo su il bollitore: un codice per il primo ordine e due righe quando arriva un nuovo raccolto.',
    action: 'Voglio il codice',
    dismiss: 'No, grazie',
    teaser: '{discount} sulla prima tazza',
    done: {
      title: 'Benvenuto alla nostra tavola',
      body: 'Il tuo {discount} ti aspetta alla cassa.',
      action: 'Continua a curiosare',
    },
  },
  consent: 'Scriviamo al massimo due volte al mese. Ti cancelli quando vuoi.',
  terms: 'Una volta per persona, sul primo ordine.',
  restock: {
    title: 'Sta finendo {product}?',
    body: 'A giudicare dal tuo ritmo, è quasi ora.',
    action: 'Aggiungi al carrello',
    dismiss: 'Ne ho ancora',
  },
  shipping: {
    title: 'Ancora {remaining} e la spedizione è gratis',
    body: 'Consegna in due o tre giorni.',
    action: 'Vedi offerte',
    done: { title: 'La spedizione la offriamo noi' },
  },
  picks: { title: 'Messi da parte per i nostri habitué', action: 'Aggiungi al carrello' },
  savedCart: {
    title:
      'Teniamo da parte {count, plural, one {il tuo articolo} many {i tuoi # di articoli} other {i tuoi # articoli}}?',
    body: 'Ti mandiamo la lista e il carrello resta com’è.',
    action: 'Mandami il carrello',
    dismiss: 'Non serve',
    done: { title: 'Messo da parte per te' },
  },
};
