import type { Applies } from "./requirement.ts"

/** Shops that take cards in any way. */
export const CARD_SHOPS: Applies = {
  payment: ["link", "token", "embedded", "own"],
  otherwise: {
    ja: "カード決済を使わない店には当てはまりません。",
    en: "This does not apply to a shop that takes no cards.",
  },
}

/** Shops where the provider receives the card number, not the shop's own server. */
export const CARD_AT_PROVIDER: Applies = {
  payment: ["link", "token", "embedded"],
  otherwise: {
    ja: "カード番号を決済代行会社が直接受け取る店だけに当てはまります。",
    en: "This applies only to shops whose payment provider receives the card number directly.",
  },
}

/** Shops whose own server receives card numbers. */
export const CARD_AT_SHOP: Applies = {
  payment: ["own"],
  otherwise: {
    ja: "カード番号が自社のサーバーを通らない店には当てはまりません。",
    en: "This does not apply where no card number passes the shop's own server.",
  },
}

/** Shops where customers register and log in. */
export const MEMBER_SHOPS: Applies = {
  membership: true,
  otherwise: {
    ja: "会員登録のない店には当てはまりません。",
    en: "This does not apply to a shop without member accounts.",
  },
}

/** Member shops that take cards. */
export const MEMBER_CARD_SHOPS: Applies = {
  payment: ["link", "token", "embedded", "own"],
  membership: true,
  otherwise: {
    ja: "会員登録とカード決済の両方がある店だけに当てはまります。",
    en: "This applies only to shops that have both member accounts and card payment.",
  },
}

/** Shops where nobody can register or log in. */
export const GUEST_SHOPS: Applies = {
  membership: false,
  otherwise: {
    ja: "会員のいる店は、場面ごとの質問に答えます。",
    en: "A shop with members answers the questions for each scene.",
  },
}
