// What the shop says in Turkish.
import type { Spoken } from './spoken.ts';

export const turkish: Spoken = {
  locale: 'tr',
  currency: 'TRY',
  rate: 48,
  goods: ['Liman Espresso', 'Kahvaltılık Assam Çayı', 'Kâğıt Filtre No. 4', 'Yayla Çiçek Balı'],
  welcome: {
    title: 'İlk fincanınıza {discount} indirim',
    body: 'E-posta adresinizi bırakın, çaydanlığı ocağa koyalım: ilk siparişiniz için bir kod, yeni hasat geldiğinde de bir haber.',
    action: 'Kodumu gönder',
    dismiss: 'Hayır, teşekkürler',
    teaser: 'İlk fincana {discount}',
    done: {
      title: 'Soframıza hoş geldiniz',
      body: '{discount} indiriminiz ödeme adımında sizi bekliyor.',
      action: 'Alışverişe devam et',
    },
  },
  consent: 'Ayda en fazla iki kez yazarız. Dilediğiniz zaman abonelikten çıkabilirsiniz.',
  terms: 'Kişi başına bir kez, ilk siparişte geçerlidir.',
  restock: {
    title: '{product} azalıyor mu?',
    body: 'Alışkanlığınıza bakılırsa zamanı geldi.',
    action: 'Sepete ekle',
    dismiss: 'Daha var',
  },
  shipping: {
    title: 'Ücretsiz kargoya {remaining} kaldı',
    body: 'İki ila üç günde teslim edilir.',
    action: 'Fırsatlara bak',
    done: { title: 'Kargo bizden' },
  },
  picks: { title: 'Müdavimlerimize ayırdıklarımız', action: 'Sepete ekle' },
  savedCart: {
    title: '{count, plural, one {# ürünü} other {# ürünü}} sizin için saklayalım mı?',
    body: 'Listeyi size göndeririz, sepetiniz olduğu gibi kalır.',
    action: 'Sepetimi gönder',
    dismiss: 'Gerek yok',
    done: { title: 'Sizin için sakladık' },
  },
};
