import type { Criterion } from "./requirement.ts"

/**
 * What decides whether the gate's own work counts, and what running Sekisho asks of its owner.
 * Not one of the 34 items: these never make a requirement met.
 */
export const GATE: readonly Criterion[] = [
  {
    id: "gate/origin-closed",
    question: {
      ja: "店のサーバー自身のアドレスは、この店の名前での通信をすべてのポートで断っていますか",
      en: "Does the shop's own address refuse this host name on every port?",
    },
    why: {
      ja: "直接つなげると、関所を通らずに店へ入れます。これが確かめられない間は、関所の防御を数えません。",
      en: "If it can be reached directly, anyone can walk round the gate. Until this is shown, the gate's guards do not count.",
    },
    remedy: {
      ja: "店のWebサーバーを 127.0.0.1 だけで待ち受けるようにします(nginxは listen 127.0.0.1:8080;)。別のサーバーなら、ファイアウォールで関所のアドレスだけを許します。",
      en: "Let the shop's web server listen on 127.0.0.1 only (nginx: listen 127.0.0.1:8080;), or let its firewall pass the gate's address only.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    needsStranger: true,
    answerDays: 7,
    places: ["firewall"],
    saas: "provider",
  },
  {
    id: "gate/proof-of-life",
    question: {
      ja: "関所は24時間以内に、公開アドレスのすべての入口で実際に働きましたか",
      en: "Did the gate act at every door of the public address within the last 24 hours?",
    },
    why: {
      ja: "設定してあるだけで通信が通っていない関所は、何も守っていません。",
      en: "A gate that is configured but sees no traffic protects nothing.",
    },
    remedy: {
      ja: "DNSが関所を指していることと、プロセスが動いていることを sekisho doctor で確かめます。",
      en: "Use sekisho doctor to see that DNS leads to the gate and that it runs.",
    },
    means: ["observed", "enforced"],
    notYet: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 1,
    places: ["firewall"],
    saas: "provider",
  },
  {
    id: "gate/rules-fresh",
    question: { ja: "WAFの規則は新しいものですか", en: "Are the WAF's rules fresh?" },
    why: {
      ja: "古い規則は、新しい攻撃の形を知りません。",
      en: "Old rules do not know new attacks.",
    },
    remedy: {
      ja: "sekisho waf update を定期的に動かし、sekisho waf test で店の操作が断られないことを確かめます。",
      en: "Run sekisho waf update regularly and sekisho waf test to see that the shop's own requests still pass.",
    },
    means: ["inside"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 30,
    places: ["firewall"],
    saas: "provider",
  },
  {
    id: "gate/installation",
    question: {
      ja: "Sekisho自身の設定に弱い所がありませんか(sekisho doctor)",
      en: "Is the installation of Sekisho itself free of weak points (sekisho doctor)?",
    },
    why: {
      ja: "守る道具が弱いと、そこが入口になります。",
      en: "A weak guard is itself a way in.",
    },
    remedy: {
      ja: "sekisho doctor の指摘を上から順に直します。",
      en: "Mend what sekisho doctor reports, from the top.",
    },
    means: ["inside"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 30,
    places: ["other"],
    saas: "provider",
  },
  {
    id: "gate/rights",
    question: {
      ja: "Sekishoの記録を見られる人を、必要な人だけに絞っていますか",
      en: "Can only those who need it see Sekisho's records?",
    },
    why: {
      ja: "記録には、1年分の接続元とメールアドレスが入ります。",
      en: "They hold a year of addresses and mail addresses.",
    },
    remedy: {
      ja: "data-dir を専用の利用者の所有で 700 にし、コンソールのアカウントを人ごとに分けます。",
      en: "Give data-dir to its own user with mode 700 and each person an own console account.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 180,
    places: ["other"],
    saas: "shop",
  },
  {
    id: "gate/retention",
    question: {
      ja: "Sekishoの記録を、決めた期間(1年)のあとに消していますか",
      en: "Are Sekisho's records deleted after the set time of one year?",
    },
    why: {
      ja: "要らなくなった個人の記録を持ち続けると、漏れたときの被害が増えます。",
      en: "Personal records kept longer than needed make any leak worse.",
    },
    remedy: {
      ja: "保管の期間を設定し、古い区間が消えたことを月に一度確かめます。調査中のものは理由を書いて残します。",
      en: "Set the retention and check monthly that old segments are gone. Keep those under investigation, with a reason.",
    },
    means: ["inside", "answered"],
    notYet: ["inside"],
    weight: "plus",
    source: "ours",
    answerDays: 180,
    places: ["other"],
    saas: "shop",
  },
  {
    id: "gate/privacy-paragraph",
    question: {
      ja: "プライバシーポリシーに、不正防止のための接続記録の保管を書いてありますか",
      en: "Does the privacy policy mention the access records kept against abuse?",
    },
    why: {
      ja: "接続元やメールアドレスを保管していることを、客に示す必要があります。",
      en: "Customers must be told that addresses are kept.",
    },
    remedy: {
      ja: "「不正アクセスの防止と調査のため、接続元と操作の記録を1年間保管します」という趣旨の一文を加えます。",
      en: "Add a sentence: access records are kept for one year to prevent and investigate abuse.",
    },
    means: ["answered"],
    weight: "plus",
    source: "ours",
    answerDays: 365,
    places: ["other"],
    saas: "shop",
  },
]
