// What the shop says in French.
import type { Spoken } from './spoken.ts';

export const french: Spoken = {
  locale: 'fr',
  currency: 'EUR',
  rate: 1,
  goods: ['Espresso du port', 'Assam du petit déjeuner', 'Filtres en papier n° 4', 'Miel de fleurs sauvages'],
  welcome: {
    title: '{discount} de remise sur votre première tasse',
    body: 'Laissez-nous votre adresse et nous mettons l’eau à chauffer : un code pour votre première commande, et un mot à chaque nouvelle récolte.',
    action: 'Recevoir mon code',
    dismiss: 'Non merci',
    teaser: '{discount} sur la première tasse',
    done: {
      title: 'Bienvenue à notre table',
      body: 'Vos {discount} vous attendent au moment de payer.',
      action: 'Continuer la visite',
    },
  },
  consent: 'Deux messages par mois au plus. Désinscription à tout moment.',
  terms: 'Une fois par personne, sur la première commande.',
  restock: {
    title: 'Bientôt à court de {product} ?',
    body: 'À votre rythme habituel, c’est le moment.',
    action: 'Ajouter au panier',
    dismiss: 'J’en ai encore',
  },
  shipping: {
    title: 'Plus que {remaining} pour la livraison gratuite',
    body: 'Livré en deux à trois jours.',
    action: 'Voir les offres',
    done: { title: 'La livraison est offerte' },
  },
  picks: { title: 'Mis de côté pour nos habitués', action: 'Ajouter au panier' },
  savedCart: {
    title:
      'On vous garde {count, plural, one {votre article} many {vos # d’articles} other {vos # articles}} ?',
    body: 'Nous vous envoyons la liste, et le panier reste tel quel.',
    action: 'Recevoir mon panier',
    dismiss: 'Inutile',
    done: { title: 'C’est gardé' },
  },
};
