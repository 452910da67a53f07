import { EXIT, type ErrorEntry } from "./entry.ts"

/** The gate, its mail and the plan for putting it in front of a shop. */
export const GATE_ERRORS = {
  MAIL_PASSWORD: {
    exit: EXIT.misuse,
    what: {
      ja: "mail.url にメールサーバーのパスワードが書かれています",
      en: "mail.url holds the mail server's password",
    },
    todo: {
      ja: "アドレス全体を環境変数かファイルに置き、env:名前 か file:パス と書いてください",
      en: "put the whole address into the environment or a file and write env:NAME or file:PATH",
    },
  },
  MAIL_PLACE: {
    exit: EXIT.misuse,
    what: { ja: "mail.url「{given}」はメールサーバーとして読めません", en: "mail.url '{given}' is no mail server" },
    todo: {
      ja: "smtp://localhost のように書くか、env:名前・file:パス の中身をご確認ください",
      en: "write it like smtp://localhost, or look at what env:NAME or file:PATH holds",
    },
  },
  MAIL_SPOOL: {
    exit: EXIT.misuse,
    what: {
      ja: "送る前のメールを {folder} に置けません({reason})",
      en: "mails cannot be kept in {folder} before they are sent ({reason})",
    },
    todo: {
      ja: "フォルダーの権限と空き容量をご確認ください",
      en: "look at the folder's rights and the free space",
    },
  },
  GATE_NO_SITE: {
    exit: EXIT.misuse,
    what: { ja: "門の後ろに置く店がありません", en: "there is no shop to stand in front of" },
    todo: {
      ja: "sites の店に upstreams: [http://127.0.0.1:8080] のように店の場所を書いてください",
      en: "give a site its upstreams: [http://127.0.0.1:8080]",
    },
  },
  GATE_NO_LISTEN: {
    exit: EXIT.misuse,
    what: { ja: "門の待ち受けるアドレスがありません", en: "the gate has nowhere to listen" },
    todo: { ja: "listen: { http: 0.0.0.0:80 } のように書いてください", en: "write listen: { http: 0.0.0.0:80 }" },
  },
  GATE_NO_ADDRESS: {
    exit: EXIT.misuse,
    what: { ja: "店 {site} の public-url がありません", en: "the site {site} has no public-url" },
    todo: {
      ja: "訪問者が開くアドレスを public-url に書いてください",
      en: "write the address that visitors open as its public-url",
    },
  },
  GATE_TWO_SITES: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の名前 {host} を別の店も使っています",
      en: "the site {site} has the host {host} of another site",
    },
    todo: { ja: "public-url を店ごとに分けてください", en: "give each site a public-url of its own" },
  },
  GATE_NO_HTTPS: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} はhttpsですが、門はhttpsで待ち受けず、手前のプロキシもありません",
      en: "the site {site} is https, but the gate does not listen for https and no proxy stands before it",
    },
    todo: {
      ja: "listen.https と certificate を書くか、TLSを受け持つプロキシを trusted-proxies に書いてください",
      en: "write listen.https and a certificate, or name the proxy that ends TLS in trusted-proxies",
    },
  },
  GATE_NO_CERTIFICATE: {
    exit: EXIT.misuse,
    what: { ja: "店 {site} に証明書がありません", en: "the site {site} has no certificate" },
    todo: {
      ja: "certificate に cert と key のファイルを書いてください",
      en: "name its files cert and key under certificate",
    },
  },
  GATE_CERTIFICATE: {
    exit: EXIT.misuse,
    what: { ja: "証明書 {file} を使えません({reason})", en: "the certificate {file} cannot be used ({reason})" },
    todo: {
      ja: "ファイルの場所、読み取り権限、鍵との組み合わせ、名前を確かめてください",
      en: "check its place, permissions, key and name",
    },
  },
  GATE_LOOP: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の upstreams にある {upstream} は門自身です",
      en: "the upstream {upstream} of the site {site} is the gate itself",
    },
    todo: { ja: "店を別のポートに移し、その場所を書いてください", en: "move the shop to another port and write that" },
  },
  GATE_CANNOT_LISTEN: {
    exit: EXIT.unreachable,
    what: { ja: "{address} で待ち受けられません({reason})", en: "the gate cannot listen on {address} ({reason})" },
    todo: {
      ja: "使っているプログラムを止めるか別のポートにし、1024未満のポートなら権限を確かめてください",
      en: "stop what uses it, take another port, or below 1024 check your rights",
    },
  },
  GATE_NO_EVENTS: {
    exit: EXIT.misuse,
    what: {
      ja: "記録の置き場所 {folder} に書けません({reason})",
      en: "the events' folder {folder} cannot be written ({reason})",
    },
    todo: {
      ja: "data-dir の権限と空きを確かめてください。記録を残せない門は動きません",
      en: "check the rights and space of data-dir: a gate that cannot keep its log does not start",
    },
  },
  GATE_KEY: {
    exit: EXIT.misuse,
    what: {
      ja: "門の鍵 {file} が読めないか、壊れています",
      en: "the gate's key {file} cannot be read or is broken",
    },
    todo: {
      ja: "権限をお確かめください。壊れている場合はバックアップから戻してください(作り直すと、覚えた端末がすべて未知になります)",
      en: "check its permissions; if it is broken, bring it back from a backup (a new one makes every known device unknown)",
    },
  },
  GATE_NO_RULES: {
    exit: EXIT.misuse,
    what: { ja: "店 {site} のWAFにルールがありません", en: "the waf of the site {site} has no rules" },
    todo: {
      ja: "waf.rules の設定を確かめてください(auto なら関所の基本ルールが使われます)",
      en: "check waf.rules (auto uses at least Sekisho's own base rules)",
    },
  },
  GATE_WORKER: {
    exit: EXIT.broken,
    what: {
      ja: "門の働き手のプロセスが応えません({reason})",
      en: "a worker process of the gate does not answer ({reason})",
    },
    todo: {
      ja: "空きメモリーとCPUをお確かめのうえ、もう一度お試しください",
      en: "check free memory and processor time, then try again",
    },
  },
  PLAN_UPSTREAM: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の upstreams に、このサーバーの空いたポートが書かれていません",
      en: "the upstreams of the site {site} do not name a free port of this server",
    },
    todo: {
      ja: "public-url と、Webサーバーを移す先を upstreams: [http://127.0.0.1:8080] のように書いてください",
      en: "write its public-url, and where the web server is to move, like upstreams: [http://127.0.0.1:8080]",
    },
  },
  PLAN_NO_SERVER: {
    exit: EXIT.misuse,
    what: {
      ja: "このサーバーにnginxやApacheの設定が見つからないか、読めません",
      en: "no configuration of nginx or Apache was found on this server, or it cannot be read",
    },
    todo: {
      ja: "店のWebサーバーの上で、設定を読める利用者(root)で実行してください",
      en: "run it on the shop's web server as a user who may read its configuration (root)",
    },
  },
  GATE_ADMIN_NO_ADDRESS: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の admin-access は、管理画面の場所がわからないので止められません",
      en: "admin-access of the site {site} cannot be enforced: where the admin screen is is not known",
    },
    todo: {
      ja: "admin: { url: https://shop.example.jp/kanri/ } のように本当のアドレスを書いてください",
      en: "write its real address, admin: { url: https://shop.example.jp/kanri/ }",
    },
  },
  GATE_ADMIN_NO_RECORDS: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の admin-access は、端末を覚える記録(storage.records)がないので止められません",
      en: "admin-access of the site {site} cannot be enforced: there are no records (storage.records) to keep devices in",
    },
    todo: { ja: "storage.records を設定してください", en: "set storage.records" },
  },
  GATE_ADMIN_NOBODY: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の admin-access には、許すアドレスも登録した端末もありません。このままではだれも管理画面に入れません",
      en: "admin-access of the site {site} has neither an allowed address nor a registered device: nobody could get in",
    },
    todo: {
      ja: "sekisho guard device add --name お名前 で端末を登録するか、admin の allow にアドレスを書いてください",
      en: "register a device with sekisho guard device add --name NAME, or write addresses under admin: { allow: […] }",
    },
  },
  GATE_ADMIN_EVERYBODY: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の admin の allow にある {network} は広すぎ、ほとんどだれにでも当てはまります",
      en: "{network} in admin.allow of the site {site} is so wide that it means nearly everybody",
    },
    todo: {
      ja: "事務所など、使う場所のアドレスだけを書いてください。決まったアドレスがなければ、端末を登録してください",
      en: "write only the addresses of the places where you work; without fixed ones register devices instead",
    },
  },
  GATE_ADMIN_PROXIES: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} の admin の allow には手前のプロキシのアドレスしかありません。プロキシを通る全員が当てはまります",
      en: "admin.allow of the site {site} holds only proxies: everybody comes through those",
    },
    todo: {
      ja: "管理する人のいる場所のアドレスを書くか、端末を登録してください",
      en: "write the addresses where administrators are, or register devices",
    },
  },
  GATE_ACME_TERMS: {
    exit: EXIT.misuse,
    what: {
      ja: "店 {site} は証明書を自動で取得する設定ですが、認証局の利用規約への同意がありません",
      en: "the site {site} is to get its certificate by itself, but nobody has agreed to the authority's terms",
    },
    todo: {
      ja: "規約を読み、sekisho.yaml に acme: { terms-agreed: true, contact: あなたのメールアドレス } と書いてください",
      en: "read them, then write acme: { terms-agreed: true, contact: your mail address } into sekisho.yaml",
    },
  },
  GATE_ORIGIN_SECRET: {
    exit: EXIT.misuse,
    what: {
      ja: "origin-secret({place})が読めないか、使えない文字があるか、短すぎます",
      en: "the origin-secret ({place}) cannot be read, is too short or has letters that cannot be used",
    },
    todo: {
      ja: "24文字以上の英数字と - _ で作ってください。例: openssl rand -hex 32 > origin.key",
      en: "make one of at least 24 letters, digits, - and _: openssl rand -hex 32 > origin.key",
    },
  },
  EVENT_UNKNOWN: {
    exit: EXIT.misuse,
    what: {
      ja: "お問い合わせ番号「{reference}」の記録が見つかりません({folder})",
      en: "there is no event with the reference number '{reference}' ({folder})",
    },
    todo: {
      ja: "番号(7QK4M-2XW9H の形)と --config をお確かめください。番号が違えば、日時とアドレスから記録を探せます",
      en: "check the number (like 7QK4M-2XW9H) and --config; by time and address it can be found in the events",
    },
  },
  ALLOW_NONE: {
    exit: EXIT.misuse,
    what: {
      ja: "{reference}({reason})だけを通す例外は作れません",
      en: "there is no exception for just {reference} ({reason})",
    },
    todo: {
      ja: "sekisho explain {reference} に、代わりにできることが書いてあります",
      en: "sekisho explain {reference} says what can be done instead",
    },
  },
  GATE_RESTART_NEEDED: {
    exit: EXIT.misuse,
    what: { ja: "{key} は動いている間は変えられません", en: "{key} cannot be changed while the gate runs" },
    todo: { ja: "いったん止めて、起動し直してください", en: "stop the gate and start it again" },
  },
} as const satisfies Record<string, ErrorEntry>
