import { w } from "./w.ts"

export const SIGN_IN = {
  title: w("サインイン", "Sign in"),
  lead: w("お店の点検結果は、登録された人だけが見られます。", "Only registered people see the shop's results."),
  ended: w(
    "サインインの期限が切れたか、ほかの画面から終えられました。サインインすると、同じ画面に戻ります。",
    "Your sign-in has run out or was ended elsewhere. Sign in, and you come back to this page.",
  ),
  typedKept: w(
    "入力中だった回答は、この画面に残してあります。同じ人がサインインすると、続きから書けます。",
    "What you were typing is kept in this tab. Once you have signed in again, you go on where you were.",
  ),
  endedLink: w(
    "お店から届いた回答用のアドレスで来た方は、そのアドレスをもう一度開いてから、この画面に戻ってください。",
    "If you came by an address from the shop, open that address again and come back to this tab.",
  ),
  passkey: w("パスキーでサインイン", "Sign in with a passkey"),
  passkeySays: w(
    "この端末の指紋・顔・画面ロック、またはセキュリティキーを使います。",
    "Uses this device's fingerprint, face or screen lock, or a security key.",
  ),
  passkeyFailed: w(
    "パスキーを確かめられませんでした。もう一度試すか、パスワードでサインインしてください。",
    "The passkey could not be confirmed. Try again, or sign in with your password.",
  ),
  or: w("パスワードを使う", "With a password"),
  login: w("ログイン名", "Log-in name"),
  password: w("パスワード", "Password"),
  code: w("認証アプリの6桁の数字", "Six digits from your authenticator app"),
  codeHint: w("手元にないときは、回復コードでもサインインできます。", "Without it, a recovery code works too."),
  go: w("サインインする", "Sign in"),
  showPassword: w("パスワードを表示する", "Show the password"),
  noAccountTitle: w("最初の利用者を登録します", "Register the first person"),
  noAccount: w(
    "まだだれも登録されていません。Sekishoを起動した画面に、1回だけ使える登録用のアドレスが出ています。それをこのブラウザーで開いてください。",
    "Nobody is registered yet. The screen on which Sekisho was started shows an address that works once. Open it in this browser.",
  ),
  noAccountLost: w(
    "アドレスが見つからないときは、Sekishoを起動し直すと新しいアドレスが出ます。",
    "If you cannot find it, start Sekisho again: it shows a new one.",
  ),
  lostFactors: w(
    "サインインできなくなったときは、経営者の役割の人に「新しい登録用アドレス」を作ってもらってください。",
    "If you can no longer sign in, ask a person with the owner's role for a new registration link.",
  ),
} as const

export const JOIN = {
  first: w("最初の利用者(経営者)の登録", "Register the first person (owner)"),
  invitation: w("{role}としての登録", "Register as {role}"),
  "new-factors": w("サインイン方法の登録し直し", "Register how you sign in again"),
  lead: w(
    "名前とサインインの方法を決めます。このアドレスは登録が終わると使えなくなります。",
    "Choose your name and how to sign in. This address stops working once you are done.",
  ),
  cannot: w("登録できません", "You cannot register with this address"),
  noToken: w("登録用のアドレスが途中で切れています", "The registration address is incomplete"),
  noTokenSays: w(
    "受け取ったアドレスを、#の後ろまですべてコピーして開き直してください。",
    "Copy the whole address that you were given, including what follows the #, and open it again.",
  ),
  name: w("お名前", "Your name"),
  nameHint: w("指示書や回答に、この名前が残ります。", "Orders and answers carry this name."),
  loginHint: w(
    "メールアドレスでもかまいません。3文字以上、空白なし。",
    "May be your mail address. At least 3 characters, no spaces.",
  ),
  how: w("サインインの方法", "How to sign in"),
  passkey: w("パスキー(おすすめ)", "Passkey (recommended)"),
  passkeySays: w(
    "この端末の指紋・顔・画面ロックを使います。パスワードを覚える必要がありません。",
    "Uses this device's fingerprint, face or screen lock. There is no password to remember.",
  ),
  passkeyImpossible: w(
    "このアドレスではパスキーを使えません(httpsかlocalhostで開いたときだけ使えます)。",
    "Passkeys do not work at this address (only with https or localhost).",
  ),
  password: w("パスワードと認証アプリ", "Password and authenticator app"),
  passwordSays: w(
    "パスワードに加えて、スマートフォンの認証アプリが出す6桁の数字を使います。",
    "Besides the password, six digits from an authenticator app on your phone.",
  ),
  passwordHint: w(
    "{min}文字以上。ほかで使っていない長い言葉にしてください。",
    "At least {min} characters; a long phrase you use nowhere else.",
  ),
  totpTitle: w("認証アプリに登録する", "Add it to your authenticator app"),
  totpSays: w(
    "認証アプリ(Google Authenticator、Microsoft Authenticatorなど)でこの図を読み取ってください。読み取れないときは、下の文字を入力します。",
    "Scan this picture with an authenticator app (Google Authenticator, Microsoft Authenticator …), or type the characters below it.",
  ),
  qr: w(
    "認証アプリに登録するためのQRコード。同じ内容の文字が下にあります。",
    "QR code for the authenticator app; the same stands below as text.",
  ),
  secret: w("図の代わりに入力する文字", "Characters to type instead"),
  code: w("アプリに出た6桁の数字", "The six digits the app shows"),
  passkeyName: w("この端末の呼び名", "What to call this device"),
  passkeyDefault: w("この端末", "This device"),
  go: w("登録する", "Register"),
  goPasskey: w("パスキーを作って登録する", "Make the passkey and register"),
  codesTitle: w("回復コードを控えてください", "Write down the recovery codes"),
  codesSays: w(
    "スマートフォンをなくしたときに、6桁の数字の代わりに1つずつ使えます。今しか表示されません。印刷するか、鍵のかかる場所に書き写してください。",
    "If you lose your phone, each of them replaces the six digits once. They are shown only now. Print them or write them down and lock them away.",
  ),
  print: w("印刷する", "Print"),
  noted: w("控えました", "I have written them down"),
  proceed: w("はじめる", "Start"),
} as const
