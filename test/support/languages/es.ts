// What the shop says in Spanish.
import type { Spoken } from './spoken.ts';

export const spanish: Spoken = {
  locale: 'es',
  currency: 'EUR',
  rate: 1,
  goods: ['Espresso del Puerto', 'Assam de desayuno', 'Filtros de papel n.º 4', 'Miel de flores silvestres'],
  welcome: {
    title: '{discount} de descuento en tu primera taza',
    body: 'Déjanos tu correo y ponemos el agua a hervir: un código para tu primer pedido y unas líneas cuando llegue la nueva cosecha.',
    action: 'Quiero mi código',
    dismiss: 'No, gracias',
    teaser: '{discount} en tu primera taza',
    done: {
      title: 'Te damos la bienvenida',
      body: 'Tu {discount} te espera al pagar.',
      action: 'Seguir mirando',
    },
  },
  consent: 'Escribimos dos veces al mes como mucho. Puedes darte de baja cuando quieras.',
  terms: 'Una vez por persona, en el primer pedido.',
  restock: {
    title: '¿Se te acaba {product}?',
    body: 'A tu ritmo habitual, ya va siendo hora.',
    action: 'Añadir al carrito',
    dismiss: 'Aún me queda',
  },
  shipping: {
    title: 'Te faltan {remaining} para el envío gratis',
    body: 'Entrega en dos o tres días.',
    action: 'Ver ofertas',
    done: { title: 'El envío corre de nuestra cuenta' },
  },
  picks: { title: 'Apartado para los de siempre', action: 'Añadir al carrito' },
  savedCart: {
    title:
      '¿Te guardamos {count, plural, one {tu artículo} many {tus # de artículos} other {tus # artículos}}?',
    body: 'Te enviamos la lista y el carrito se queda como está.',
    action: 'Enviarme el carrito',
    dismiss: 'No hace falta',
    done: { title: 'Guardado para ti' },
  },
};
