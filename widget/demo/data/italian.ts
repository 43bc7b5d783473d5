// What the campaigns of the demo store say in Italian, by campaign.
import type { ContentFields } from '../../../shared/schema/content.ts';

export const ITALIAN: Readonly<Record<string, ContentFields>> = {
  'welcome-15': {
    title: '{discount} di sconto sulla prima tazza',
    body: 'Lasciaci il tuo indirizzo e mettiamo su il bollitore: un codice per il primo ordine e due righe quando arriva un nuovo raccolto.',
    action: 'Voglio il mio {discount}',
    dismiss: 'No, grazie',
    teaser: '{discount} sulla prima tazza',
    done: {
      title: 'Benvenuto alla nostra tavola',
      body: '{discount} di sconto, una volta per persona. Se lo avevi già chiesto, vale ancora il codice di allora.',
      action: 'Continua a curiosare',
    },
  },
  'come-back': {
    title: 'Ti abbiamo tenuto il posto sullo scaffale',
    body: 'È passato un po’. Ecco il {discount} di sconto su quello che vorrai bere la prossima volta.',
    action: 'Prendo il {discount}',
    dismiss: 'Non ora',
    done: {
      title: 'Che bello riaverti qui',
      body: 'Vale per tutto il negozio.',
      action: 'Vedi i caffè',
      href: '/demo/coffee/',
    },
  },
  restock: {
    title: 'Sta finendo {product}?',
    body: 'A giudicare dal tuo ritmo, è quasi ora.',
    action: 'Aggiungi al carrello',
    dismiss: 'Ne ho ancora',
  },
  'keep-cart': {
    title:
      'Teniamo da parte {count, plural, one {il tuo articolo} many {i tuoi # di articoli} other {i tuoi # articoli}}?',
    body: 'Ti mandiamo la lista per email e il carrello resta com’è.',
    action: 'Mandami il carrello',
    dismiss: 'Non serve',
    done: {
      title: 'Messo da parte per te',
      body: 'Un negozio vero ora ti scriverebbe. Questo non spedisce nulla.',
    },
  },
  delivery: {
    title: 'Come arriva',
    body: 'In due o tre giorni, in una scatola di carta che entra nella buca delle lettere. Da {threshold} la spedizione è gratis.',
    action: 'Ho capito',
  },
  'ship-free': {
    title: 'Ancora {remaining} e la spedizione è gratis',
    done: { title: 'La spedizione la offriamo noi' },
  },
  'loyal-picks': { title: 'Messi da parte per i nostri habitué', action: 'Aggiungi al carrello' },
  'goes-well': { title: 'Ci sta bene insieme', action: 'Aggiungi al carrello' },
  bestsellers: { title: 'Quello che bevono tutti', action: 'Aggiungi al carrello' },
  'beside-the-cart': { title: 'Ancora una cosa per lo scaffale?', action: 'Aggiungi al carrello' },
};
