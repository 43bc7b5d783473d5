// What the shop says in Korean.
import type { Spoken } from './spoken.ts';

export const korean: Spoken = {
  locale: 'ko',
  currency: 'KRW',
  rate: 16,
  goods: ['하버 에스프레소', '브렉퍼스트 아삼', '종이 필터 4호', '야생화 꿀'],
  welcome: {
    title: '첫 주문 {discount} 할인',
    body: '이메일을 남겨 주시면 첫 주문에 쓸 수 있는 코드와 새 수확 소식을 보내 드립니다.',
    action: '코드 받기',
    dismiss: '괜찮습니다',
    teaser: '첫 주문 {discount} 할인',
    done: { title: '환영합니다', body: '결제할 때 {discount} 할인이 적용됩니다.', action: '계속 둘러보기' },
  },
  consent: '한 달에 두 번까지만 보내며 언제든지 수신을 거부할 수 있습니다.',
  terms: '1인 1회, 첫 주문에 한합니다.',
  restock: {
    title: '{product}, 얼마 남지 않으셨나요?',
    body: '평소 주기로 보면 주문하실 때가 되었습니다.',
    action: '장바구니에 담기',
    dismiss: '아직 충분해요',
  },
  shipping: {
    title: '{remaining} 더 담으면 무료 배송',
    body: '2~3일 안에 배송됩니다.',
    action: '추천 보기',
    done: { title: '무료 배송입니다' },
  },
  picks: { title: '단골 고객님을 위해 골랐습니다', action: '장바구니에 담기' },
  savedCart: {
    title: '담아 두신 상품 {count, plural, other {#개}}를 보관해 드릴까요?',
    body: '목록을 이메일로 보내 드리고 장바구니는 그대로 둡니다.',
    action: '장바구니 보내기',
    dismiss: '괜찮습니다',
    done: { title: '보관해 두었습니다' },
  },
};
