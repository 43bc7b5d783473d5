// Words in Arabic.
import type { Words } from './words.ts';

export const arabic: Words = {
  close: 'إغلاق',
  open: 'إظهار العرض مجددًا',
  tabClose: 'إخفاء',
  email: 'البريد الإلكتروني',
  send: 'إرسال',
  optional: 'اختياري',
  consentMissing: 'يُرجى تحديد المربع.',
  emailInvalid: 'يُرجى إدخال بريد إلكتروني صحيح.',
  thanks: 'شكرًا لك',
  mailed: 'يُرجى التحقق من بريدك الوارد.',
  pending: 'لحظة من فضلك…',
  failed: 'يُرجى المحاولة مرة أخرى.',
  code: 'عرض الرمز',
  copy: 'نسخ',
  copied: 'تم النسخ',
  applied: 'تم تطبيقه على سلتك',
  willApply: 'سيُطبَّق على سلتك',
  validUntil: 'صالح حتى {date}',
  add: 'أضف إلى السلة',
  added: 'تمت الإضافة إلى السلة',
  lastBought: 'آخر شراء: {date}',
  usual:
    'المعتاد: {count, plural, zero {# قطعة} one {قطعة واحدة} two {قطعتان} few {# قطع} many {# قطعة} other {# قطعة}}',
  quantity: 'الكمية: {count}',
  cart: 'سلتك',
  total: 'الإجمالي',
  previous: 'السابق',
  next: 'التالي',
  progress: 'التقدّم نحو الشحن المجاني',
};
