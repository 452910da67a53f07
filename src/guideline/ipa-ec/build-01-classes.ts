import type { Criterion } from "../requirement.ts"

/** The eleven kinds of hole of IPA's secure-website book; each stands for its lines of the checklist. */
export const classCriteria: readonly Criterion[] = [
  {
    id: "build/1.sql-injection",
    question: {
      ja: "外から来た値がSQL文の一部として働かないように作られていますか(自社のカスタマイズとプラグインを含む)",
      en: "Is it built so that no value from outside can act as part of an SQL statement, own changes and plug-ins included?",
    },
    why: {
      ja: "検索欄やURLから命令を送り込まれると、会員情報や注文がまとめて盗まれます。",
      en: "An order slipped in through a search field or a URL lets an attacker take all members and orders at once.",
    },
    remedy: {
      ja: "SQLはすべてプレースホルダ(静的なプレースホルダが最善)で書き、文字列の連結をコードから探して直します。SQL文そのものをパラメータで受け取らず、データベースのエラーは画面に出さず記録に残し、アプリ用のDBアカウントの権限を必要な表と操作だけにします。",
      en: "Write every statement with placeholders (server-side ones are best) and search the code for concatenated SQL. Never accept SQL text as a parameter, log database errors instead of showing them, and give the application's database account only the tables and operations it needs.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.os-command",
    question: {
      ja: "外から来た値でサーバーのコマンドが実行されることはありませんか(画像変換やメール送信のプラグインを含む)",
      en: "Is it impossible for a value from outside to run a command on the server, image and mail plug-ins included?",
    },
    why: {
      ja: "シェルに値が渡る場所が一つあるだけで、サーバー全体を乗っ取られます。",
      en: "One place where a value reaches a shell is enough to lose the whole server.",
    },
    remedy: {
      ja: "exec、system、shell_exec、バッククォートなどシェルを起動する関数を探し、言語のライブラリで置き換えます。残すしかない場合は、引数を配列で渡し、あらかじめ決めた値だけを通します。",
      en: "Search for functions that start a shell (exec, system, shell_exec, backticks) and replace them with library calls. Where one must stay, pass arguments as an array and let only values from a fixed list through.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.path-traversal",
    question: {
      ja: "外から来た値で、公開していないファイルを指定できないようになっていますか",
      en: "Is it impossible to name a private file on the server by a value from outside?",
    },
    why: {
      ja: "「../」のような値で設定ファイルや顧客データを読み出されます。",
      en: "Values such as '../' let an attacker read settings files and customer data.",
    },
    remedy: {
      ja: "ファイル名をパラメータで受け取らず、番号からファイルを引くようにします。受け取る場合は、開くフォルダを固定し、名前からフォルダの部分を取り除き(basename など)、開く前に絶対パスがそのフォルダの中かを確かめます。",
      en: "Take a number and look the file up, not a file name. Where a name must be taken, fix the folder, strip the directory part (basename or the like), and check before opening that the absolute path is still inside that folder.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.session",
    question: {
      ja: "セッションIDは推測できず、ログインのたびに新しくなり、URLに入らないようになっていますか",
      en: "Are session ids impossible to guess, renewed at every log-in, and kept out of URLs?",
    },
    why: {
      ja: "セッションIDを当てられたり固定されたりすると、パスワードなしで会員や管理者になりすまされます。",
      en: "Whoever guesses or plants a session id becomes that member or administrator without a password.",
    },
    remedy: {
      ja: "独自の仕組みではなく、言語やフレームワークの標準のセッションを使います。ログイン成功の直後にIDを作り直し(PHPなら session_regenerate_id(true))、Cookieだけで受け渡し(session.use_only_cookies=1)、Secureを付け、有効期限を必要以上に長くしません。",
      en: "Use the session of your language or framework, not one of your own. Renew the id right after a log-in (PHP: session_regenerate_id(true)), carry it in cookies only (session.use_only_cookies=1), set Secure, and do not let it live longer than needed.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.xss",
    question: {
      ja: "外から来た値を画面に出すとき、必ず無害な文字に置き換えていますか(管理画面、メール、帳票を含む)",
      en: "Is every value from outside made harmless before it is shown, admin screens, mails and printed forms included?",
    },
    why: {
      ja: "注文欄に書かれたスクリプトが管理画面で動き、偽のカード入力画面を仕掛けられた事件が国内で続きました。",
      en: "In Japan, scripts typed into order fields ran on admin screens and were used to plant fake card forms in many shops.",
    },
    remedy: {
      ja: "テンプレートの自動エスケープを有効にし、raw、|raw、echo の直接出力などの例外を全部探して理由を確かめます。リンク先はhttpとhttpsだけを許し、script要素の中身を値から組み立てず、Content-Typeに文字コードを付けます。HTMLの投稿を許す場合は、構文を解析して許可した要素だけを残します。",
      en: "Turn on the template's automatic escaping, find every exception (raw filters, direct output) and justify each. Allow only http and https links, never build script content from values, and name the charset in Content-Type. Where visitors may post HTML, parse it and keep only allowed elements.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.csrf",
    question: {
      ja: "購入、会員情報の変更、管理操作は、本人が自分の画面から送ったことを確かめてから実行していますか",
      en: "Do purchases, profile changes and admin actions run only after checking that the user really sent them from the shop's own page?",
    },
    why: {
      ja: "ほかのサイトを見ただけで、ログイン中の会員の情報や店の設定を書き換えられます。",
      en: "Otherwise merely visiting another site can change a logged-in member's data or the shop's settings.",
    },
    remedy: {
      ja: "変更の操作はPOSTだけにし、推測できない秘密の値(CSRFトークン)を隠し項目に入れて照合します。パスワードの再入力やRefererの確認でも代えられます。重要な操作のあとは会員にメールで知らせます。",
      en: "Accept changes by POST only and compare an unguessable token from a hidden field. Asking the password again or checking the Referer are alternatives. Mail the member after an important act.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.http-header",
    question: {
      ja: "外から来た値で、応答のヘッダに改行を差し込めないようになっていますか",
      en: "Is it impossible for a value from outside to put a line break into an answer's headers?",
    },
    why: {
      ja: "ヘッダに改行が入ると、偽のCookieや偽のページを利用者に返せます。",
      en: "A line break in a header lets an attacker hand out forged cookies or pages.",
    },
    remedy: {
      ja: "LocationやSet-Cookieは、言語やフレームワークのヘッダ出力の機能だけで書きます。使えない場合は、改行(CRとLF、%0d%0aも)を含む値を断ります。",
      en: "Write Location and Set-Cookie only through the framework's own header functions. Where that is not possible, refuse values with CR or LF, also in the form %0d%0a.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.mail-header",
    question: {
      ja: "問い合わせフォームなどから、メールの宛先や見出しを書き換えられないようになっていますか",
      en: "Is it impossible to change a mail's recipients or headers through the contact form and the like?",
    },
    why: {
      ja: "店のサーバーが迷惑メールの送信に使われ、注文確認のメールまで届かなくなります。",
      en: "Your server would send other people's spam, and even your own order mails would stop arriving.",
    },
    remedy: {
      ja: "宛先はサーバー側の設定に置き、hidden項目に書きません。件名と差出人は固定し、入力は本文だけに入れます。ヘッダに入れるしかない値は、メール用ライブラリを通し、改行を取り除きます。",
      en: "Keep the recipient in a server-side setting, never in a hidden field. Fix subject and sender and put input into the body only. What must go into a header passes the mail library, with line breaks removed.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.clickjacking",
    question: {
      ja: "ログイン後の大事な操作は、他サイトの見えない枠の中で押させられないように守られていますか",
      en: "Are important actions after log-in protected against being clicked inside another site's invisible frame?",
    },
    why: {
      ja: "透明な枠の下に店の画面を重ねて、知らないうちに設定変更や購入をさせる手口があります。",
      en: "Attackers lay your page invisibly under their own and let people change settings or buy without knowing.",
    },
    remedy: {
      ja: "X-Frame-Options: SAMEORIGIN か Content-Security-Policy: frame-ancestors 'self' を全ページに付けます。特に大事な操作では、直前にパスワードをもう一度尋ね、マウスの操作だけでは終わらないようにします。",
      en: "Send X-Frame-Options: SAMEORIGIN or Content-Security-Policy: frame-ancestors 'self' on every page. For the most important acts ask the password again, so that mouse clicks alone cannot complete them.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.buffer-overflow",
    question: {
      ja: "メモリを直接扱わない言語で作られ、C言語などの部品は最新に保たれていますか",
      en: "Is it written in a memory-safe language, and are native parts (written in C and the like) kept up to date?",
    },
    why: {
      ja: "画像処理などのC言語の部品に穴があると、細工した画像一枚でサーバーを乗っ取られます。",
      en: "A hole in a native part, such as image processing, lets one crafted picture take over the server.",
    },
    remedy: {
      ja: "PHP、Java、JavaScriptなどで作ってあることを確かめ、ImageMagickやlibxml2などネイティブの部品を一覧にして、OSの更新に含めます。自作のC/C++があれば最小限にし、専門家に見てもらいます。",
      en: "Confirm that it is written in PHP, Java, JavaScript or the like; list native parts such as ImageMagick and libxml2 and include them in system updates. Keep own C/C++ code minimal and have it reviewed.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
  {
    id: "build/1.authorisation",
    question: {
      ja: "URLや番号を書き換えても、他人の注文や会員情報が見えたり変えられたりしませんか",
      en: "Is it impossible to see or change another person's orders or data by altering a URL or a number?",
    },
    why: {
      ja: "注文番号を一つずらすだけで他人の住所が見える、という漏えいが実際に起きています。",
      en: "Leaks where the next order number shows a stranger's address do happen.",
    },
    remedy: {
      ja: "会員向けのページとAPIの一つひとつで、ログインしていることと、その注文や住所が本人のものであることをサーバー側で確かめます。二つの試験用アカウントで、互いの番号を指定して断られることを試します。",
      en: "On every member page and API, check on the server that somebody is logged in and that the order or address is theirs. Try it with two test accounts: each must be refused the other's numbers.",
    },
    means: ["answered"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 365,
    saas: "provider",
  },
]
