import type { Requirement } from "../requirement.ts"

export const build04: Requirement = {
  id: "build/4",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "管理画面に届く端末を限る", en: "Limit who can reach the admin screens" },
  officialTitle: { ja: "管理者画面や管理用ソフトウェアへ接続する端末を制限する", provenance: "confirmed" },
  explanation: {
    ja: "管理画面、SSH、データベースなどの管理の入口を、決めた場所か決めた端末からだけ使えるようにします。管理画面を取られると、顧客情報を丸ごと持ち出され、決済の画面も書き換えられます。",
    en: "Admin screens, SSH, the database and other management doors must be usable only from places or devices you have chosen. Whoever takes the admin screen takes all customer data and can rewrite the payment page.",
  },
  places: ["firewall"],
  criteria: [
    {
      id: "build/4.admin-address-known",
      question: {
        ja: "本当の管理画面のアドレスがわかっていて、許可した端末からログイン画面が見えますか",
        en: "Is the real admin address known, and does an allowed device see its log-in there?",
      },
      why: {
        ja: "入口がわからないままでは、「届かない」ことが守られているからなのか、場所を間違えているだけなのかを区別できません。",
        en: "Without it, 'not reachable' may only mean that we looked in the wrong place.",
      },
      remedy: {
        ja: "sekisho.yaml の admin の url に管理画面のアドレスを書きます。管理用の画面が二つ以上あれば、全部を書き出します。",
        en: "Write the address into admin: url of sekisho.yaml. List all of them if there is more than one.",
      },
      means: ["observed", "answered"],
      weight: "core",
      source: "guideline",
      answerDays: 90,
      saas: "shop",
    },
    {
      id: "build/4.admin-refuses-strangers",
      question: {
        ja: "許可していない場所からは、管理画面のログイン画面も見えませんか",
        en: "Is a stranger refused before even seeing the admin log-in?",
      },
      why: {
        ja: "ログイン画面が見えるだけで、パスワードの総当たりやショップソフトの穴を試されます。",
        en: "A visible log-in invites password guessing and attacks on the shop software's holes.",
      },
      remedy: {
        ja: "固定IPかVPNのアドレスだけを許します。nginxの例: location /kanri-x7/ { allow 203.0.113.5; deny all; }。Apacheは Require ip 203.0.113.5 です。EC-CUBE 4は「セキュリティ管理」の許可IPでも設定できます。IPを固定できないときはVPNかクライアント証明書を使います。",
        en: "Allow only your fixed address or VPN. nginx: location /kanri-x7/ { allow 203.0.113.5; deny all; }; Apache: Require ip 203.0.113.5. EC-CUBE 4 also has an allow list in its security settings. Without a fixed address use a VPN or client certificates.",
      },
      means: ["observed", "enforced", "answered"],
      weight: "core",
      source: "guideline",
      needsStranger: true,
      answerDays: 90,
      saas: "shared",
    },
    {
      id: "build/4.second-factor",
      question: {
        ja: "管理画面のログインで、パスワードのほかに二つ目の要素を求めていますか",
        en: "Does the admin log-in ask for a second factor besides the password?",
      },
      why: {
        ja: "パスワードは漏れます。二つ目の要素があれば、漏れても管理画面に入られません。",
        en: "Passwords leak. With a second factor a leaked one opens nothing.",
      },
      remedy: {
        ja: "EC-CUBE 4は ECCUBE_2FA_ENABLED=1 にしたうえで、メンバー一人ずつ二段階認証を有効にします。WordPressは二要素認証のプラグインを入れます。認証アプリかパスキーを選び、予備のコードを金庫に保管します。",
        en: "EC-CUBE 4: set ECCUBE_2FA_ENABLED=1, then switch two-step log-in on for each member of staff. WordPress: install a two-factor plug-in. Choose an authenticator app or passkeys and keep the spare codes in a safe.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-application"],
      saas: "shop",
    },
    {
      id: "build/4.lock",
      question: {
        ja: "管理画面のアカウントは、10回以下の失敗でロックされますか",
        en: "Does an admin account lock after at most ten failed log-ins?",
      },
      why: {
        ja: "回数の制限がないと、機械が正しいパスワードに当たるまで試し続けます。",
        en: "Without a limit a machine goes on until it finds the password.",
      },
      remedy: {
        ja: "ショップソフトの設定かプラグインで、10回以下の失敗で30分以上ロックします。試すときは捨ててよい管理者アカウントを使い、本番の管理者では試しません。",
        en: "Set the shop software or a plug-in to lock for at least 30 minutes after ten failures or fewer. Try it with a throw-away admin account, never with a real one.",
      },
      means: ["observed", "enforced", "answered"],
      notYet: ["observed"],
      weight: "core",
      source: "card",
      answerDays: 180,
      places: ["web-application"],
      saas: "provider",
    },
    {
      id: "build/4.management-doors",
      question: {
        ja: "データベース、FTP、phpMyAdminなど、ほかの管理の入口は外に閉じていますか",
        en: "Are other management doors (database, FTP, phpMyAdmin and the like) closed to the outside?",
      },
      why: {
        ja: "管理画面を守っても、横の入口が開いていればそこから入られます。",
        en: "A guarded admin screen is worth little beside an open side door.",
      },
      remedy: {
        ja: "ファイアウォールで3306、5432、6379、21を閉じ、MySQLは bind-address = 127.0.0.1 にします。SSHは PasswordAuthentication no にして鍵だけを許し、接続元を絞ります。phpMyAdminは消すか、SSHのトンネルごしに使います。",
        en: "Close 3306, 5432, 6379 and 21 in the firewall; MySQL: bind-address = 127.0.0.1. SSH: PasswordAuthentication no, keys only, from chosen addresses. Remove phpMyAdmin or use it through an SSH tunnel.",
      },
      means: ["observed"],
      weight: "core",
      source: "guideline",
      needsStranger: true,
      answerDays: 30,
      saas: "provider",
    },
    {
      id: "build/4.accounts",
      question: {
        ja: "管理者アカウントは一人に一つで、必要な権限だけを持ち、使わないものは消してありますか",
        en: "Has every administrator an own account with only the rights needed, and are unused ones gone?",
      },
      why: {
        ja: "共用や退職者のアカウントは、誰が使ったかわからないまま悪用されます。",
        en: "Shared accounts and those of people who left are abused without anybody noticing.",
      },
      remedy: {
        ja: "管理画面、SSH、FTP、クラウドのアカウントを書き出し、名前のない共用のもの、退職者と契約の終わった委託先のもの、90日使われていないものを消します。3か月ごとに見直します。",
        en: "List the accounts of the admin screen, SSH, FTP and cloud; delete shared ones, those of former staff and contractors, and any unused for 90 days. Review every three months.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      saas: "shop",
    },
    {
      id: "build/4.default-path",
      question: {
        ja: "管理画面のアドレスを、初期値や推測しやすい名前から変えてありますか",
        en: "Is the admin screen at an address other than the default or an easy guess?",
      },
      why: {
        ja: "初期値のままだと、機械的な攻撃がすぐに見つけます。隠すだけでは守りにならないので、接続元の制限が先です。",
        en: "Machines try default addresses first. Hiding alone is no defence: limit who can connect first.",
      },
      remedy: {
        ja: "EC-CUBE 4は「セキュリティ管理」でディレクトリ名を変えられます。/admin、/kanri、/manage などを避け、推測できない名前にします。",
        en: "EC-CUBE 4 can rename the folder in its security settings. Avoid /admin, /kanri, /manage and choose a name nobody guesses.",
      },
      means: ["observed"],
      weight: "plus",
      source: "recalled",
      answerDays: 90,
      places: ["web-application"],
      saas: "provider",
    },
  ],
  seeAlso: ["card/1", "build/5", "build/14"],
}
