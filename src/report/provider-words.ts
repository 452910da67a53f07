import type { PROVIDER_BASES } from "../guideline/saas/provider-share.ts"
import type { Words } from "../lib/words.ts"

/** How it is known that a service does something, for who has to confirm it. */
export const PROVIDER_BASIS_WORDS: Readonly<Record<(typeof PROVIDER_BASES)[number], Words>> = {
  retold: {
    ja: "サービスのページに書かれています。読んで、お店の契約でもそうかを確かめてください",
    en: "a page of the service says so; read it and make sure that it holds for your plan",
  },
  recalled: {
    ja: "未確認です。サービスの説明ページを探し、そのアドレスを入れてください",
    en: "unconfirmed: find the page of the service and enter its address",
  },
  unsaid: {
    ja: "わかっていません。サービスの会社に尋ね、書かれたページのアドレスを入れてください",
    en: "not known: ask the service, and enter the address of a page that says so",
  },
}
