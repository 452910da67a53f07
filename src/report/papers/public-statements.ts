import type { Words } from "../../lib/words.ts"

const words = (ja: string, en: string): Words => ({ ja, en })

/** What may be said in public about one build item. */
export interface Statement {
  /** What the item is called before customers, where our short name would be too curt. */
  readonly title?: Words
  /** True whenever the item is met, whichever of its questions concern the shop. */
  readonly met: Words
  /** Said besides when every one of these questions is met; named by their last part, so that a successor's count too. */
  readonly more: readonly (readonly [questions: readonly string[], says: Words])[]
}

/** In our own words, without anything that tells a stranger where to push. */
export const STATEMENTS: Readonly<Record<string, Statement>> = {
  "build/1": {
    met: words(
      "プログラムの弱点を作り込まないための決まりに沿って作り、確かめています。",
      "The shop is built by rules that keep known kinds of hole out, and this is checked.",
    ),
    more: [
      [
        ["authorisation"],
        words(
          "ほかのお客様の注文や会員情報が見えない作りにしています。",
          "Nobody sees another customer's orders or account.",
        ),
      ],
      [
        ["session", "csrf"],
        words("ほかの人になりすました操作を防いでいます。", "Acts in another person's name are prevented."),
      ],
    ],
  },
  "build/2": {
    met: words(
      "使っているソフトウェアを最新に保つ対策を行っています。",
      "Measures are in place that keep the software up to date.",
    ),
    more: [
      [["news-watched"], words("弱点の情報を定期的に確かめています。", "News of holes is read regularly.")],
      [
        ["update-verified"],
        words("更新のあとに、お店が正しく動くことを確かめています。", "After updates the shop is checked."),
      ],
    ],
  },
  "build/3": {
    met: words(
      "脆弱性診断を行い、見つかった問題に対応しています。",
      "The shop is diagnosed for holes, and findings are dealt with.",
    ),
    more: [
      [
        ["web-diagnosis", "platform-diagnosis"],
        words("第三者による診断を受けています。", "The diagnosis is made by a third party."),
      ],
    ],
  },
  "build/4": {
    met: words("管理画面に届く端末を限る対策を行っています。", "Access to the admin screens is limited."),
    more: [
      [
        ["second-factor"],
        words(
          "管理者のログインには、パスワードのほかに二つ目の要素を求めています。",
          "Administrators log in with a second factor.",
        ),
      ],
      [["accounts"], words("管理者のアカウントは一人に一つにしています。", "Every administrator has an own account.")],
    ],
  },
  "build/5": {
    met: words("管理に使う端末を守る対策を行っています。", "The terminals of administrators are protected."),
    more: [
      [
        ["anti-malware", "updates"],
        words(
          "ウイルス対策を動かし、OSとブラウザーを最新にしています。",
          "Anti-malware runs, and system and browser are up to date.",
        ),
      ],
    ],
  },
  "build/6": {
    met: words("カード情報を守る対策を行っています。", "Card data is protected."),
    more: [
      [
        ["no-card-number-stored"],
        words("お店のサーバーにカード番号を残していません。", "The shop's servers keep no card numbers."),
      ],
      [
        ["three-d-secure"],
        words("カードの本人認証(EMV 3-Dセキュア)を使っています。", "Card holders are authenticated by EMV 3-D Secure."),
      ],
    ],
  },
  "build/7": {
    met: words("会員への不正ログインを防ぐ対策を行っています。", "Measures against log-in abuse are in place."),
    more: [
      [
        ["registration-measure", "change-measure"],
        words(
          "会員登録と会員情報の変更のときにも対策しています。",
          "They also cover registration and changes of account data.",
        ),
      ],
    ],
  },
  "build/8": {
    title: words("お客様の個人情報を安全に管理する", "Keep customers' personal data safe"),
    met: words("お客様の個人情報を安全に管理する対策を行っています。", "Customers' personal data is managed safely."),
    more: [
      [
        ["responsible-person", "staff-rules"],
        words("責任者と取扱いの決まりを定めています。", "A person is responsible, and staff follow rules."),
      ],
      [
        ["password-hashes"],
        words(
          "会員のパスワードは、元に戻せない形で保存しています。",
          "Passwords are kept in a form that cannot be turned back.",
        ),
      ],
      [["retention"], words("保存する期間を決め、過ぎたものを消しています。", "Data is deleted after a set time.")],
    ],
  },
  "build/9": {
    met: words(
      "正しいお店であることをサーバー証明書で示し、通信を暗号化しています。",
      "A certificate proves the shop's name, and traffic is encrypted.",
    ),
    more: [],
  },
  "build/10": {
    met: words(
      "会員のログインに、パスワードのほかの確認を加える対策を行っています。",
      "Customers' log-in is protected by more than a password.",
    ),
    more: [],
  },
  "build/11": {
    met: words(
      "重要な操作があったことを会員に知らせています。",
      "Customers are told of important acts on their account.",
    ),
    more: [
      [
        ["password-reset", "password-change"],
        words("パスワードの再設定と変更をお知らせします。", "Resets and changes of the password are notified."),
      ],
    ],
  },
  "build/12": {
    met: words("ログと取引データを保管しています。", "Logs and transaction data are kept."),
    more: [
      [
        ["logs-web-server", "logs-application", "backup-transactions"],
        words("1年分をさかのぼれるようにしています。", "They reach back one year."),
      ],
    ],
  },
  "build/13": {
    met: words("保管したログとバックアップを守る対策を行っています。", "Kept logs and backups are protected."),
    more: [
      [
        ["other-place", "generations"],
        words("別の場所に、複数の世代を残しています。", "Several generations lie in another place."),
      ],
    ],
  },
  "build/14": {
    met: words("サーバーと管理端末を守る対策を行っています。", "Servers and admin terminals are protected."),
    more: [
      [["malware-scan"], words("不正なプログラムの検査を定期的に行っています。", "Scans for malware run regularly.")],
    ],
  },
}
