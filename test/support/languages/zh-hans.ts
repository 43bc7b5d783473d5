// What the shop says in simplified Chinese.
import type { Spoken } from './spoken.ts';

export const simplifiedChinese: Spoken = {
  locale: 'zh-Hans',
  currency: 'CNY',
  rate: 8,
  goods: ['港口意式浓缩咖啡豆', '早餐阿萨姆红茶', '四号滤纸', '野花蜂蜜'],
  welcome: {
    title: '首单立减 {discount}',
    body: '留下邮箱，我们送上首单优惠码，新一季收成到货时也会告诉您。',
    action: '领取优惠码',
    dismiss: '不用了，谢谢',
    teaser: '首单立减 {discount}',
    done: { title: '欢迎光临', body: '结账时即可享受 {discount} 优惠。', action: '继续逛逛' },
  },
  consent: '每月最多两封邮件，可随时退订。',
  terms: '每人限用一次，仅限首单。',
  restock: {
    title: '{product}快用完了吗？',
    body: '按您平时的习惯，差不多该补货了。',
    action: '加入购物车',
    dismiss: '还够用',
  },
  shipping: {
    title: '再买 {remaining} 即可免运费',
    body: '两到三天送达。',
    action: '看看推荐',
    done: { title: '已免运费' },
  },
  picks: { title: '为老顾客精选', action: '加入购物车' },
  savedCart: {
    title: '为您保留这 {count, plural, other {# 件}}商品吗？',
    body: '我们会把清单发到您的邮箱，购物车保持不变。',
    action: '发送我的购物车',
    dismiss: '不需要',
    done: { title: '已为您保留' },
  },
};
