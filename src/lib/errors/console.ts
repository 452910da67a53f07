import { EXIT, type ErrorEntry } from "./entry.ts"

/** What the console answers to a browser. */
export const CONSOLE_ERRORS = {
  CONSOLE_PAGES_MISSING: {
    exit: EXIT.misuse,
    what: { ja: "管理画面のページを用意できません: {reason}", en: "the console's pages cannot be made: {reason}" },
    todo: {
      ja: "npm ci を行ってからもう一度起動するか、配布されたパッケージを入れ直してください",
      en: "run npm ci and start again, or install the shipped package anew",
    },
  },
  CONSOLE_CANNOT_LISTEN: {
    exit: EXIT.unreachable,
    what: {
      ja: "コンソールは {address} で待ち受けられません({reason})",
      en: "the console cannot listen on {address} ({reason})",
    },
    todo: {
      ja: "使っているプログラムを止めるか、console.listen を別のポートにしてください",
      en: "stop what uses it, or write another port under console.listen",
    },
  },
  CONSOLE_NEEDS_HTTPS: {
    exit: EXIT.misuse,
    what: {
      ja: "コンソールをこのPCの外に開くには、https の console.public-url が要ります",
      en: "to be reached from other machines the console needs an https console.public-url",
    },
    todo: {
      ja: "127.0.0.1 で待ち受けるか、HTTPSの中継を前に置いて public-url を書いてください",
      en: "listen on 127.0.0.1, or put HTTPS in front of it and write its public-url",
    },
  },
  CONSOLE_KEY: {
    exit: EXIT.misuse,
    what: {
      ja: "コンソールの鍵 {file} が読めないか、壊れています",
      en: "the console's key {file} cannot be read or is broken",
    },
    todo: {
      ja: "権限を確かめてください。壊れていればバックアップから戻してください(作り直すと、認証アプリの登録がすべて無効になります)",
      en: "check its permissions; if it is broken, bring it back from a backup (a new one makes every authenticator invalid)",
    },
  },
  CONSOLE_WRONG_REQUEST: {
    exit: EXIT.misuse,
    what: { ja: "送られた内容を読めません({place})", en: "the request cannot be read ({place})" },
    todo: { ja: "画面を読み込み直して、もう一度お試しください", en: "load the page again and try once more" },
  },
  CONSOLE_REFUSED: {
    exit: EXIT.refused,
    what: { ja: "ほかのサイトからの操作は受け付けません", en: "requests from other sites are refused" },
    todo: { ja: "コンソールの画面から操作してください", en: "use the console's own pages" },
  },
  CONSOLE_WRONG_HOST: {
    exit: EXIT.refused,
    what: { ja: "このアドレスではコンソールを開けません", en: "the console does not answer under this address" },
    todo: { ja: "起動したときに表示されたアドレスで開いてください", en: "open the address that was printed at start" },
  },
  CONSOLE_SIGN_IN: {
    exit: EXIT.refused,
    what: { ja: "サインインしていません", en: "you are not signed in" },
    todo: { ja: "サインインしてください", en: "please sign in" },
  },
  CONSOLE_SIGN_IN_AGAIN: {
    exit: EXIT.refused,
    what: {
      ja: "大事な設定のため、もう一度確かめます",
      en: "this is an important setting, so you are asked once more",
    },
    todo: { ja: "もう一度サインインしてから操作してください", en: "sign in again, then repeat it" },
  },
  CONSOLE_SIGN_IN_FAILED: {
    exit: EXIT.refused,
    what: { ja: "サインインできませんでした", en: "that did not sign you in" },
    todo: {
      ja: "名前、パスワード、認証コードを確かめてください。一度使ったコードは使えません",
      en: "check name, password and code; a code works only once",
    },
  },
  CONSOLE_TOO_OFTEN: {
    exit: EXIT.refused,
    what: { ja: "失敗が続いたため、しばらく受け付けません", en: "too many failures: nothing is accepted for a while" },
    todo: {
      ja: "{minutes} 分ほど待ってください。パスキーがあればそれでサインインできます",
      en: "wait about {minutes} minutes; a passkey works meanwhile",
    },
  },
  CONSOLE_FORBIDDEN: {
    exit: EXIT.refused,
    what: { ja: "この操作をする役割ではありません", en: "your role does not include this" },
    todo: { ja: "経営者か実務担当者に頼んでください", en: "ask the owner or the practitioner" },
  },
  CONSOLE_NOT_HERE: {
    exit: EXIT.misuse,
    what: { ja: "見つかりません", en: "there is nothing here" },
    todo: { ja: "画面を読み込み直してください", en: "load the page again" },
  },
  CONSOLE_OVERTAKEN: {
    exit: EXIT.misuse,
    what: { ja: "表示している間に、ほかの人が変えました", en: "somebody else has changed it meanwhile" },
    todo: { ja: "読み込み直して、違いを確かめてください", en: "load it again and look at the difference" },
  },
  CONSOLE_TOO_LARGE: {
    exit: EXIT.misuse,
    what: { ja: "送られたものが大きすぎます(上限 {max})", en: "what was sent is too large (at most {max})" },
    todo: { ja: "小さくするか、分けて送ってください", en: "make it smaller or send it in parts" },
  },
  CONSOLE_PASSWORD_SHORT: {
    exit: EXIT.misuse,
    what: { ja: "パスワードが短すぎます", en: "the password is too short" },
    todo: {
      ja: "{min} 文字以上にしてください。覚えやすい言葉をいくつか並べても構いません",
      en: "use at least {min} characters; several words in a row are fine",
    },
  },
  CONSOLE_PASSWORD_COMMON: {
    exit: EXIT.misuse,
    what: {
      ja: "そのパスワードは、よく使われるか推測しやすいものです",
      en: "that password is common or easy to guess",
    },
    todo: {
      ja: "ほかで使っていない、推測されにくいものにしてください",
      en: "choose one that you use nowhere else and nobody guesses",
    },
  },
  CONSOLE_CODE_WRONG: {
    exit: EXIT.misuse,
    what: { ja: "認証コードが合いません", en: "the code does not fit" },
    todo: {
      ja: "認証アプリに今出ている6桁を入れてください。合わないときは、端末の時刻を自動に合わせてください",
      en: "type the six digits that your authenticator shows now; if they do not fit, set the device's clock to automatic",
    },
  },
  CONSOLE_PASSKEY_FAILED: {
    exit: EXIT.misuse,
    what: { ja: "パスキーを確かめられませんでした", en: "the passkey could not be confirmed" },
    todo: {
      ja: "もう一度お試しください。続くときはパスワードでサインインしてください",
      en: "try again; if it goes on, sign in with the password",
    },
  },
  CONSOLE_LINK_DEAD: {
    exit: EXIT.misuse,
    what: {
      ja: "このリンクは使えません。期限が切れたか、もう使われました",
      en: "this link does not work: it has expired or was used",
    },
    todo: {
      ja: "送った人に、新しいリンクを頼んでください。最初の登録のリンクは、Sekishoを起動し直すと表示されます",
      en: "ask whoever sent it for a new one; the link for the first owner is printed when Sekisho starts again",
    },
  },
  CONSOLE_LOGIN_TAKEN: {
    exit: EXIT.misuse,
    what: { ja: "そのログイン名は使えません", en: "that log-in name cannot be used" },
    todo: { ja: "別の名前にしてください", en: "choose another" },
  },
  CONSOLE_LAST_OWNER: {
    exit: EXIT.misuse,
    what: { ja: "経営者が一人もいなくなります", en: "nobody would be left as owner" },
    todo: { ja: "先に、ほかの人を経営者にしてください", en: "first make somebody else an owner" },
  },
  CONSOLE_LAST_FACTOR: {
    exit: EXIT.misuse,
    what: { ja: "サインインの方法がなくなります", en: "no way to sign in would be left" },
    todo: { ja: "先に、別のパスキーかパスワードを登録してください", en: "first add another passkey or a password" },
  },
  CONSOLE_NAME_DIFFERS: {
    exit: EXIT.misuse,
    what: {
      ja: "署名の名前が、サインインしている人の名前「{name}」と違います",
      en: "the name does not equal that of the person signed in, '{name}'",
    },
    todo: { ja: "「{name}」と入力してください", en: "type '{name}'" },
  },
  CONSOLE_FILE_NOT_KEPT: {
    exit: EXIT.misuse,
    what: {
      ja: "証拠のファイル「{name}」は、この店に預けられていません",
      en: "the evidence file '{name}' was not uploaded for this shop",
    },
    todo: { ja: "もう一度ファイルを選んでください", en: "choose the file again" },
  },
  CONSOLE_FILE_TYPE: {
    exit: EXIT.misuse,
    what: { ja: "この種類のファイルは預かれません({type})", en: "this kind of file is not accepted ({type})" },
    todo: {
      ja: "PDF、画像、テキスト、CSV、Officeの文書のどれかにしてください",
      en: "use PDF, an image, text, CSV or an Office document",
    },
  },
  CONSOLE_CHECK_RUNNING: {
    exit: EXIT.misuse,
    what: { ja: "この店の点検は、いま行われています", en: "this shop is being checked at this moment" },
    todo: { ja: "終わるまで待つか、取り消してください", en: "wait until it ends, or cancel it" },
  },
  CONSOLE_NO_TARGET: {
    exit: EXIT.misuse,
    what: {
      ja: "この店のアドレスが設定にないため、点検できません",
      en: "this shop cannot be checked: the configuration names no address",
    },
    todo: { ja: "sekisho.yaml のこの店に public-url を書いてください", en: "write its public-url in sekisho.yaml" },
  },
  CONSOLE_CARD_CHANGED: {
    exit: EXIT.misuse,
    what: { ja: "表示している間に、{count} 行の内容が変わりました", en: "{count} rows have changed meanwhile" },
    todo: { ja: "読み込み直して、内容を確かめてから確認してください", en: "load it again and look before you confirm" },
  },
  PROVIDER_NO_SAAS: {
    exit: EXIT.misuse,
    what: {
      ja: "この店はSaaSでもモールでもないため、サービスの受け持ちはありません",
      en: "this shop uses neither a SaaS nor a mall: no service carries anything of it",
    },
    todo: {
      ja: "sekisho.yaml のこの店の form を確かめてください(saas か mall)",
      en: "look at its form in sekisho.yaml (saas or mall)",
    },
  },
  PROVIDER_FRONT_PAGE: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: サービスの表紙のアドレスでは、この項目の根拠になりません",
      en: "{id}: the front page of a service says nothing about this question",
    },
    todo: {
      ja: "その対策が書かれているページを開き、そのアドレスを入れてください",
      en: "open the page that tells of this measure and enter its address",
    },
  },
  REMIND_NO_MAIL: {
    exit: EXIT.misuse,
    what: {
      ja: "メールサーバーの設定(mail)がないため、お知らせを送れません",
      en: "no reminders can be sent: the configuration names no mail server",
    },
    todo: {
      ja: "sekisho.yaml の mail に url と from を書いてください。送る予定は --show で見られます",
      en: "write mail with url and from into sekisho.yaml; --show tells what would be sent",
    },
  },
  CONSOLE_PAPER_NONE: {
    exit: EXIT.misuse,
    what: { ja: "その書類をこの形では作れません", en: "that paper cannot be made in this format" },
    todo: { ja: "一覧にある形から選んでください", en: "choose one of the listed formats" },
  },
} as const satisfies Record<string, ErrorEntry>
