// What the shop says in Arabic: right to left, six plural forms.
import type { Spoken } from './spoken.ts';

export const arabic: Spoken = {
  locale: 'ar',
  currency: 'SAR',
  rate: 4,
  goods: ['إسبريسو الميناء', 'شاي أسام للفطور', 'ورق ترشيح رقم 4', 'عسل الزهور البرية'],
  welcome: {
    title: 'خصم {discount} على أول فنجان',
    body: 'اترك لنا بريدك ونضع الإبريق على النار: رمز لطلبك الأول، ورسالة كلما وصل محصول جديد.',
    action: 'أريد الرمز',
    dismiss: 'لا، شكرًا',
    teaser: 'خصم {discount} على أول فنجان',
    done: {
      title: 'أهلًا بك على مائدتنا',
      body: 'خصم {discount} في انتظارك عند الدفع.',
      action: 'متابعة التصفح',
    },
  },
  consent: 'نكتب إليك مرتين في الشهر على الأكثر، ويمكنك إلغاء الاشتراك في أي وقت.',
  terms: 'مرة واحدة لكل شخص، على الطلب الأول.',
  restock: {
    title: 'هل أوشك {product} على النفاد؟',
    body: 'بحسب عادتك، حان الوقت تقريبًا.',
    action: 'أضف إلى السلة',
    dismiss: 'ما زال لدي ما يكفي',
  },
  shipping: {
    title: 'بقي {remaining} للشحن المجاني',
    body: 'التوصيل خلال يومين إلى ثلاثة أيام.',
    action: 'تصفح العروض',
    done: { title: 'الشحن علينا' },
  },
  picks: { title: 'اخترناها لزبائننا الدائمين', action: 'أضف إلى السلة' },
  savedCart: {
    title:
      'هل نحتفظ لك {count, plural, zero {بسلتك} one {بمنتج واحد} two {بمنتجين} few {بـ # منتجات} many {بـ # منتجًا} other {بـ # منتج}}؟',
    body: 'نرسل إليك القائمة وتبقى السلة كما هي.',
    action: 'أرسلوا لي سلتي',
    dismiss: 'لا داعي',
    done: { title: 'احتفظنا بها لك' },
  },
};
