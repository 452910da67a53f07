import type { Form } from "../../guideline/site.ts"
import type { Words } from "../../lib/words.ts"

/** One question to ask before signing; a good answer is concrete: a number, a day, a document. */
export interface QuotationQuestion {
  readonly asks: Words
  /** What a good answer holds. */
  readonly good: Words
  readonly requirements: readonly string[]
  readonly forms: readonly Form[]
}

const READY: readonly Form[] = ["mall", "saas"]
const SELF: readonly Form[] = ["package", "oss", "scratch"]
const ALL: readonly Form[] = [...READY, ...SELF]
const ask = (
  forms: readonly Form[],
  requirements: readonly string[],
  asks: readonly [string, string],
  good: readonly [string, string],
): QuotationQuestion => ({
  forms,
  requirements,
  asks: { ja: asks[0], en: asks[1] },
  good: { ja: good[0], en: good[1] },
})

/** What to ask every bidder in the same words, so that the offers can be compared. */
export const QUOTATION_QUESTIONS: readonly QuotationQuestion[] = [
  ask(
    SELF,
    ["build/2", "operate/1"],
    [
      "弱点の修正が公開されてから、何日で更新しますか。費用は月額に入りますか。",
      "How many days after a fix do you update? Is it in the monthly fee?",
    ],
    ["重さごとの日数と、月額に含む範囲", "Days by severity, and what the fee covers"],
  ),
  ask(
    SELF,
    ["build/3", "operate/2"],
    [
      "公開前の診断は誰が行い、見つかった問題の修正は誰の費用ですか。",
      "Who diagnoses before opening, and who pays for mending what is found?",
    ],
    ["第三者の会社名と、修正・再診断を含むこと", "A named third party; mends and a second look included"],
  ),
  ask(
    SELF,
    ["build/1"],
    [
      "IPAの「安全なウェブサイトの作り方」のチェックリストを、納品のときに出せますか。",
      "Will you hand over IPA's checklist for secure websites on delivery?",
    ],
    ["記入した一覧を納品物に含むこと", "The filled-in list is part of the delivery"],
  ),
  ask(
    SELF,
    ["build/2"],
    [
      "使うソフト、プラグイン、部品の一覧と、それぞれのサポートの終わる日を出せますか。",
      "Can you list software, plug-ins and parts with the end of their support?",
    ],
    ["版と期限の一覧", "A list with versions and days"],
  ),
  ask(
    SELF,
    ["build/4", "card/1"],
    [
      "管理画面と管理用の入口を、どの方法で限りますか。作業する人は何人で、どこから接続しますか。",
      "How are admin screens and doors limited? How many people work there, from where?",
    ],
    ["接続元の制限と二要素認証、個人ごとのアカウント", "Listed addresses, a second factor, personal accounts"],
  ),
  ask(
    SELF,
    ["build/12", "build/13", "operate/5"],
    [
      "ログとバックアップを何か月、どこに置きますか。最後に復元を試したのはいつですか。",
      "How many months are logs and backups kept, and where? When was a restore last tried?",
    ],
    ["1年以上、別の場所、復元の記録", "A year or more, another place, a record of a restore"],
  ),
  ask(
    SELF,
    ["operate/3", "operate/6"],
    [
      "改ざんをどうやって、何時間ごとに見つけますか。WAFは何を使いますか。",
      "How, and how often, is tampering found? Which WAF is used?",
    ],
    ["方法と間隔、製品名と遮断の設定", "Method and interval, product and blocking mode"],
  ),
  ask(
    READY,
    ["build/4"],
    [
      "管理画面に二段階認証と接続元の制限はありますか。全員に必須にできますか。",
      "Does the admin screen offer a second step and a limit of addresses? Can it be forced on everybody?",
    ],
    ["機能の名前、使えるプラン、説明のページ", "The feature's name, its plan, the page about it"],
  ),
  ask(
    READY,
    ["build/2", "build/12", "build/13", "operate/5"],
    [
      "更新、ログ、バックアップをどこまで受け持ち、どのページに書いてありますか。",
      "What do you do about updates, logs and backups, and where is it written?",
    ],
    ["説明のページのURL(回答「提供者が実施」に使う)", "The address of the page, for the answer 'provider'"],
  ),
  ask(
    READY,
    ["build/7", "build/10", "build/11", "card/login"],
    [
      "会員のログインの試行回数の制限、二要素認証、変更の通知はありますか。",
      "Are there limits on log-in tries, a second factor and notices for members?",
    ],
    ["初めから有効か、設定が必要か", "On from the start, or to be switched on"],
  ),
  ask(
    ALL,
    ["build/6", "card/5"],
    [
      "カード番号は、どこも通らずに決済代行会社に届きますか。3-Dセキュアは全部の支払いで動きますか。",
      "Do card numbers reach the provider without passing the shop? Does 3-D Secure run on every payment?",
    ],
    ["方式の名前と、試しの支払いを見せること", "The method's name, shown by a test payment"],
  ),
  ask(
    ALL,
    ["owner/5"],
    [
      "夜や休日に事故に気づいたとき、どこに電話し、何時間で動きますか。",
      "Whom do we ring at night, and within how many hours do you act?",
    ],
    ["電話番号と時間、調査への協力", "A number, hours, help with forensics"],
  ),
  ask(
    ALL,
    ["build/8", "owner/6"],
    [
      "お客様の情報を誰が見られますか。再委託はありますか。契約が終わるとき、どう返しますか。",
      "Who can see customers' data? Is there sub-contracting? How is it returned at the end?",
    ],
    ["人数、再委託先の名前、返却と消去の期限", "Numbers, names, days for return and erasure"],
  ),
  ask(
    ALL,
    ["owner/2"],
    [
      "開店してから3年間にかかる、毎月・毎年の費用の合計はいくらですか。",
      "What is the total of monthly and yearly costs over three years?",
    ],
    ["作る費用と運用の費用を分けた表", "A table with building and operating apart"],
  ),
  ask(
    ALL,
    ["owner/6"],
    [
      "同じ作り方のお店で、事故はありましたか。そのとき何をしましたか。",
      "Has there been an accident at a shop built like this? What did you do?",
    ],
    ["あったことと、変えたこと", "What happened and what was changed"],
  ),
]

/** The questions for a shop of this form. */
export const questionsFor = (form: Form): readonly QuotationQuestion[] =>
  QUOTATION_QUESTIONS.filter(({ forms }) => forms.includes(form))
