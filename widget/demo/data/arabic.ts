// What the campaigns of the demo store say in Arabic, by campaign.
import type { ContentFields } from '../../../shared/schema/content.ts';

export const ARABIC: Readonly<Record<string, ContentFields>> = {
  'welcome-15': {
    title: 'خصم {discount} على أول فنجان',
    body: 'اترك لنا بريدك ونضع الإبريق على النار: رمز لطلبك الأول، ورسالة كلما وصل محصول جديد.',
    action: 'أريد الرمز',
    dismiss: 'لا، شكرًا',
    teaser: 'خصم {discount} على أول فنجان',
    done: {
      title: 'أهلًا بك على مائدتنا',
      body: 'خصم {discount} مرة واحدة لكل شخص. وإن سبق أن طلبته فالرمز الذي لديك ما زال صالحًا.',
      action: 'متابعة التصفح',
    },
  },
  'come-back': {
    title: 'احتفظنا لك بمكانك على الرف',
    body: 'مرّ وقت طويل. هذا خصم {discount} على ما تودّ أن تشربه في المرة القادمة.',
    action: 'أريد خصم {discount}',
    dismiss: 'ليس الآن',
    done: {
      title: 'سعداء بعودتك',
      body: 'يسري على كل ما في المتجر.',
      action: 'تصفح القهوة',
      href: '/demo/coffee/',
    },
  },
  restock: {
    title: 'هل أوشك {product} على النفاد؟',
    body: 'بحسب عادتك، حان الوقت تقريبًا.',
    action: 'أضف إلى السلة',
    dismiss: 'ما زال لدي ما يكفي',
  },
  'keep-cart': {
    title:
      'هل نحتفظ لك {count, plural, zero {بسلتك} one {بمنتج واحد} two {بمنتجين} few {بـ # منتجات} many {بـ # منتجًا} other {بـ # منتج}}؟',
    body: 'نرسل إليك القائمة بالبريد وتبقى السلة كما هي.',
    action: 'أرسلوا لي سلتي',
    dismiss: 'لا داعي',
    done: { title: 'احتفظنا بها لك', body: 'لو كان المتجر حقيقيًا لكتب إليك الآن. هذا لا يرسل شيئًا.' },
  },
  delivery: {
    title: 'كيف يصل إليك',
    body: 'خلال يومين إلى ثلاثة أيام، في علبة من الورق تدخل من فتحة البريد. والشحن مجاني ابتداءً من {threshold}.',
    action: 'فهمت',
  },
  'ship-free': { title: 'بقي {remaining} للشحن المجاني', done: { title: 'الشحن علينا' } },
  'loyal-picks': { title: 'اخترناها لزبائننا الدائمين', action: 'أضف إلى السلة' },
  'goes-well': { title: 'يليق معه', action: 'أضف إلى السلة' },
  bestsellers: { title: 'ما يشربه الجميع', action: 'أضف إلى السلة' },
  'beside-the-cart': { title: 'شيء آخر للرف؟', action: 'أضف إلى السلة' },
};
