import { say, type Language, type Values, type Words } from "./words.ts"

/** What the process answers to its caller. */
export const EXIT = { fine: 0, unmet: 1, misuse: 2, unreachable: 3, refused: 4, broken: 5 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

interface ErrorEntry {
  readonly exit: Exit
  /** What happened. */
  readonly what: Words
  /** What to do now. */
  readonly todo: Words
}

/** Every error Sekisho can end with. Codes are permanent; sentences may change. */
export const ERRORS = {
  USAGE_UNKNOWN_COMMAND: {
    exit: EXIT.misuse,
    what: { ja: "「{given}」というコマンドはありません", en: "there is no command '{given}'" },
    todo: { ja: "sekisho --help で一覧を見てください", en: "see sekisho --help" },
  },
  USAGE_UNKNOWN_OPTION: {
    exit: EXIT.misuse,
    what: { ja: "「{given}」という指定は使えません", en: "'{given}' cannot be used here" },
    todo: { ja: "sekisho {command} --help を見てください", en: "see sekisho {command} --help" },
  },
  USAGE_BAD_VALUE: {
    exit: EXIT.misuse,
    what: { ja: "{option} に「{given}」は使えません", en: "{option} cannot be '{given}'" },
    todo: { ja: "使える値: {allowed}", en: "use one of: {allowed}" },
  },
  USAGE_NOT_A_URL: {
    exit: EXIT.misuse,
    what: { ja: "「{given}」はURLではありません", en: "'{given}' is not a URL" },
    todo: { ja: "https://shop.example.jp のように書いてください", en: "write it like https://shop.example.jp" },
  },
  USAGE_NO_TARGET: {
    exit: EXIT.misuse,
    what: { ja: "点検するサイトがわかりません", en: "there is no site to check" },
    todo: {
      ja: "sekisho check https://shop.example.jp と書くか、先に sekisho init を実行してください",
      en: "write sekisho check https://shop.example.jp, or run sekisho init first",
    },
  },
  USAGE_UNKNOWN_ID: {
    exit: EXIT.misuse,
    what: { ja: "「{given}」という要件・判定項目はありません", en: "there is no requirement or criterion '{given}'" },
    todo: { ja: "sekisho guideline で一覧を見てください", en: "see sekisho guideline" },
  },
  CALLED_OFF: {
    exit: EXIT.misuse,
    what: { ja: "途中でやめました", en: "called off" },
    todo: { ja: "何も書き換えていません。もう一度実行できます", en: "nothing was changed; it can be run again" },
  },
  CONFIG_NOT_READABLE: {
    exit: EXIT.misuse,
    what: {
      ja: "設定ファイル {file} を読めません({reason})",
      en: "the configuration {file} cannot be read ({reason})",
    },
    todo: {
      ja: "場所と読み取り権限を確かめるか、sekisho init で作ってください",
      en: "check its place and permissions, or make one with sekisho init",
    },
  },
  CONFIG_NOT_YAML: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} YAMLとして読めません: {reason}",
      en: "{file}:{line}:{column} is not YAML: {reason}",
    },
    todo: { ja: "その行の字下げと引用符を直してください", en: "mend the indentation or the quotes on that line" },
  },
  CONFIG_UNKNOWN_KEY: {
    exit: EXIT.misuse,
    what: { ja: "{file}:{line} 「{key}」という項目はありません", en: "{file}:{line} there is no setting '{key}'" },
    todo: { ja: "使える項目: {allowed}", en: "settings here: {allowed}" },
  },
  CONFIG_BAD_VALUE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line} 「{key}」の値が使えません: {reason}",
      en: "{file}:{line} the value of '{key}' cannot be used: {reason}",
    },
    todo: { ja: "{hint}", en: "{hint}" },
  },
  FILE_NOT_READABLE: {
    exit: EXIT.misuse,
    what: { ja: "{file} を読めません({reason})", en: "{file} cannot be read ({reason})" },
    todo: { ja: "場所、大きさ、読み取り権限を確かめてください", en: "check its place, size and permissions" },
  },
  FILE_NOT_WRITABLE: {
    exit: EXIT.misuse,
    what: { ja: "{file} に書けません({reason})", en: "{file} cannot be written ({reason})" },
    todo: { ja: "--out で別の場所を指定してください", en: "name another place with --out" },
  },
  FILE_EXISTS: {
    exit: EXIT.misuse,
    what: { ja: "{file} はすでにあります", en: "{file} is already there" },
    todo: { ja: "上書きするなら --force を付けてください", en: "add --force to replace it" },
  },
  RESULT_MISSING: {
    exit: EXIT.misuse,
    what: { ja: "まだ点検の結果がありません({file})", en: "there is no result of a check yet ({file})" },
    todo: { ja: "先に sekisho check を実行してください", en: "run sekisho check first" },
  },
  RESULT_DAMAGED: {
    exit: EXIT.broken,
    what: { ja: "点検の結果 {file} が壊れています({reason})", en: "the result {file} is damaged ({reason})" },
    todo: { ja: "もう一度 sekisho check を実行してください", en: "run sekisho check again" },
  },
  TARGET_UNREACHABLE: {
    exit: EXIT.unreachable,
    what: { ja: "{url} に届きません({reason})", en: "{url} cannot be reached ({reason})" },
    todo: {
      ja: "アドレスと、サイトが動いていることを確かめてください",
      en: "check the address and that the shop is up",
    },
  },
  DEMO_FAILED: {
    exit: EXIT.unreachable,
    what: { ja: "デモの店を起動できません: {reason}", en: "the demo shop cannot be started: {reason}" },
    todo: { ja: "記録 {log} を見てください", en: "see its log {log}" },
  },
  WAF_SYNTAX: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} WAFのルールとして読めません: {text}",
      en: "{file}:{line}:{column} is not a WAF rule: {text}",
    },
    todo: {
      ja: "引用符、行末の \\ 、chainの続きを確かめてください",
      en: "check quotes, line ends with \\ and what follows chain",
    },
  },
  WAF_UNKNOWN: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} 「{text}」という{kind}はありません",
      en: "{file}:{line}:{column} there is no {kind} '{text}'",
    },
    todo: { ja: "docs/waf.md の表にある名前だけが使えます", en: "only the names in docs/waf.md can be used" },
  },
  WAF_BAD_VALUE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} {name} に「{text}」は使えません",
      en: "{file}:{line}:{column} {name} cannot take '{text}'",
    },
    todo: { ja: "docs/waf.md の {name} を見てください", en: "see {name} in docs/waf.md" },
  },
  WAF_PATTERN: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} このパターンは線形時間で調べられないか、書き方の誤りです({reason}): {text}",
      en: "{file}:{line}:{column} the pattern cannot be run in linear time or is malformed ({reason}): {text}",
    },
    todo: { ja: "RE2で書ける形に直してください", en: "write it in a form that RE2 accepts" },
  },
  WAF_DUPLICATE_ID: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} ルールの番号 {text} が二度使われています",
      en: "{file}:{line}:{column} rule id {text} is used twice",
    },
    todo: { ja: "どちらかの番号を変えてください", en: "change one of them" },
  },
  WAF_FILE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file}:{line}:{column} ファイル「{text}」が読めません",
      en: "{file}:{line}:{column} the file '{text}' cannot be read",
    },
    todo: {
      ja: "ルールのフォルダーが欠けていないか確かめてください",
      en: "check that the folder of rules is complete",
    },
  },
  RECORDS_FAILED: {
    exit: EXIT.broken,
    what: {
      ja: "記録 {place} を読み書きできません({reason})",
      en: "the records {place} cannot be read or written ({reason})",
    },
    todo: {
      ja: "場所、空き容量、権限、storage.records の設定を確かめてください",
      en: "check the place, free space, permissions and storage.records",
    },
  },
  RECORDS_NEWER: {
    exit: EXIT.misuse,
    what: {
      ja: "記録 {place} は新しい版で作られています(形式 {found}、この版は {known} まで)",
      en: "the records {place} were made by a later version (shape {found}, this one knows {known})",
    },
    todo: { ja: "新しい版の関所を使ってください", en: "use the later version of Sekisho" },
  },
  RECORDS_DAMAGED: {
    exit: EXIT.broken,
    what: { ja: "記録の中の {key} が壊れています({reason})", en: "the record {key} is damaged ({reason})" },
    todo: { ja: "バックアップから記録を戻してください", en: "restore the records from a backup" },
  },
  RECORDS_PASSWORD: {
    exit: EXIT.misuse,
    what: {
      ja: "storage.records にパスワードがそのまま書かれています",
      en: "storage.records holds a password in plain text",
    },
    todo: {
      ja: "アドレスの全体を env:名前 か file:パス で渡してください",
      en: "hand over the whole address as env:NAME or file:PATH",
    },
  },
  RECORDS_PLACE: {
    exit: EXIT.misuse,
    what: { ja: "storage.records の「{given}」が読めません", en: "storage.records cannot be '{given}'" },
    todo: {
      ja: "sqlite:records.db、postgres://…、env:名前、file:パス のどれかを書いてください",
      en: "write sqlite:records.db, postgres://…, env:NAME or file:PATH",
    },
  },
  BLOB_TOO_LARGE: {
    exit: EXIT.misuse,
    what: {
      ja: "証拠のファイルが大きすぎます(上限 {max} バイト)",
      en: "the evidence file is too large (at most {max} bytes)",
    },
    todo: { ja: "必要なページだけにするか、圧縮してください", en: "keep only the pages that matter, or compress it" },
  },
  BLOB_DAMAGED: {
    exit: EXIT.broken,
    what: {
      ja: "証拠のファイル {file} の中身が変わっています",
      en: "the evidence file {file} is not what was put there",
    },
    todo: { ja: "バックアップから戻してください", en: "restore it from a backup" },
  },
  ANSWER_NOT_ASKED: {
    exit: EXIT.misuse,
    what: { ja: "「{id}」は人が答える項目ではありません", en: "'{id}' is not answered by a person" },
    todo: { ja: "sekisho check で点検してください", en: "run sekisho check" },
  },
  ANSWER_NEEDS_STATE: {
    exit: EXIT.misuse,
    what: { ja: "{id}: 回答が選ばれていません", en: "{id}: no answer was chosen" },
    todo: {
      ja: "はい・いいえ・対象外・提供者が実施・代替策・予定(--state yes|no|not-applicable|provider|alternative|planned)から選んでください",
      en: "choose one of yes, no, not-applicable, provider, alternative, planned",
    },
  },
  ANSWER_NEEDS_NAME: {
    exit: EXIT.misuse,
    what: { ja: "{id}: 記入者の名前がありません", en: "{id}: nobody is named who says so" },
    todo: { ja: "名前を書いてください(--by、記入者の欄)", en: "write a name (--by, column 記入者)" },
  },
  ANSWER_NEEDS_TEXT: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「対象外」と「代替策」には理由・内容が要ります",
      en: "{id}: not-applicable and alternative need a reason or a description",
    },
    todo: { ja: "理由・内容を書いてください(--text)", en: "write it (--text, column 理由・内容)" },
  },
  ANSWER_NEEDS_LINK: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「提供者が実施」には提供者の説明ページのURLが要ります",
      en: "{id}: provider needs the address of the provider's own page",
    },
    todo: {
      ja: "https:// で始まるURLを書いてください(--link)",
      en: "write an address that begins with https:// (--link, column リンク)",
    },
  },
  ANSWER_NEEDS_APPROVAL: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「代替策」には承認した人の名前が要ります",
      en: "{id}: alternative needs the name of who approved it",
    },
    todo: { ja: "承認者を書いてください(--approved-by)", en: "name who approved it (--approved-by, column 承認者)" },
  },
  ANSWER_NEEDS_DATE: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「予定」にはいつまでに行うかの日付が要ります",
      en: "{id}: planned needs the day by which it will be done",
    },
    todo: {
      ja: "期限を 2027-03-31 のように書いてください(--until)",
      en: "write the day like 2027-03-31 (--until, column 期限)",
    },
  },
  ANSWER_BAD_DATE: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 期限「{given}」は使えません(今日から5年以内の日付)",
      en: "{id}: the day '{given}' cannot be used (a day within five years from today)",
    },
    todo: { ja: "2027-03-31 のように書いてください", en: "write it like 2027-03-31" },
  },
  ANSWER_TOO_LONG: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: {field} が長すぎます(上限 {max} 文字)",
      en: "{id}: {field} is too long (at most {max} characters)",
    },
    todo: {
      ja: "短くして、詳しい内容は証拠のファイルに入れてください",
      en: "make it shorter and put the details into an evidence file",
    },
  },
  ANSWER_SHAPE: {
    exit: EXIT.misuse,
    what: { ja: "回答として読めません({reason})", en: "this is not an answer ({reason})" },
    todo: { ja: "sekisho answer --help を見てください", en: "see sekisho answer --help" },
  },
  ANSWER_CONFLICT: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 先に {by} さんが「{state}」と答えています({at})",
      en: "{id}: {by} has answered '{state}' before ({at})",
    },
    todo: {
      ja: "その回答を確かめてから、必要ならもう一度答えてください",
      en: "look at that answer, then answer again if it must change",
    },
  },
  SHEET_TOO_LARGE: {
    exit: EXIT.misuse,
    what: { ja: "{file} は大きすぎます({what}、上限 {max})", en: "{file} is too large ({what}, at most {max})" },
    todo: {
      ja: "sekisho checklist export で書き出したファイルに記入してください",
      en: "fill in a file from sekisho checklist export",
    },
  },
  SHEET_NOT_XLSX: {
    exit: EXIT.misuse,
    what: { ja: "{file} はxlsxとして読めません({reason})", en: "{file} is not a readable xlsx file ({reason})" },
    todo: {
      ja: "ExcelかLibreOfficeで「Excelブック(.xlsx)」、パスワードなしで保存してください",
      en: "save it as an Excel workbook (.xlsx) without a password",
    },
  },
  SHEET_MACROS: {
    exit: EXIT.misuse,
    what: { ja: "{file} にはマクロが入っています", en: "{file} contains macros" },
    todo: { ja: "マクロのない .xlsx で保存し直してください", en: "save it as .xlsx without macros" },
  },
  SHEET_LINKS: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} はほかのファイルや接続を参照しています({part})",
      en: "{file} refers to other files or connections ({part})",
    },
    todo: { ja: "外部参照を消して保存し直してください", en: "remove the external references and save it again" },
  },
  SHEET_SHAPE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} のシート「{sheet}」は関所のチェックリストではありません",
      en: "the sheet '{sheet}' of {file} is not a Sekisho checklist",
    },
    todo: {
      ja: "sekisho checklist export で書き出した列とシートのまま記入してください",
      en: "keep the sheets and columns as sekisho checklist export wrote them",
    },
  },
  SHEET_OTHER_SITE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} は別の店「{found}」のチェックリストです",
      en: "{file} is the checklist of another shop, '{found}'",
    },
    todo: {
      ja: "--site {found} を付けるか、この店のものを書き出してください",
      en: "add --site {found}, or export this shop's own",
    },
  },
  SHEET_FORMULA: {
    exit: EXIT.misuse,
    what: { ja: "数式が入っています", en: "there is a formula" },
    todo: { ja: "値だけを書いてください", en: "write plain values" },
  },
  SHEET_UNKNOWN_ROW: {
    exit: EXIT.misuse,
    what: { ja: "「{id}」というIDの行はありません", en: "there is no row with the id '{id}'" },
    todo: { ja: "IDの列を元に戻してください", en: "put the column ID back as it was" },
  },
  SHEET_ROW_TWICE: {
    exit: EXIT.misuse,
    what: { ja: "「{id}」の行が二つあります", en: "there are two rows for '{id}'" },
    todo: { ja: "どちらかを消してください", en: "remove one of them" },
  },
  SHEET_BAD_STATE: {
    exit: EXIT.misuse,
    what: { ja: "回答「{given}」は選べません", en: "the answer cannot be '{given}'" },
    todo: {
      ja: "はい・いいえ・対象外・提供者が実施・代替策・予定 から選んでください",
      en: "choose はい, いいえ, 対象外, 提供者が実施, 代替策 or 予定",
    },
  },
  SHEET_CLEARED: {
    exit: EXIT.misuse,
    what: { ja: "前の回答が消されています", en: "the former answer was cleared" },
    todo: {
      ja: "取り消すなら「いいえ」を選ぶか、元に戻してください",
      en: "choose いいえ to take it back, or restore the cells",
    },
  },
  SHEET_BAD_REVISION: {
    exit: EXIT.misuse,
    what: { ja: "版の列「{given}」が書き換えられています", en: "the column 版 was changed to '{given}'" },
    todo: { ja: "もう一度書き出して、記入し直してください", en: "export again and fill that in" },
  },
  SHEET_HAS_ERRORS: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} に直す所が {count} か所あり、何も取り込みませんでした",
      en: "{file} has {count} cells to mend; nothing was taken over",
    },
    todo: {
      ja: "上の表のセルを直して、もう一度取り込んでください",
      en: "mend the cells listed above and import again",
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
  GATE_RESTART_NEEDED: {
    exit: EXIT.misuse,
    what: { ja: "{key} は動いている間は変えられません", en: "{key} cannot be changed while the gate runs" },
    todo: { ja: "いったん止めて、起動し直してください", en: "stop the gate and start it again" },
  },
  SHEET_OVERTAKEN: {
    exit: EXIT.misuse,
    what: {
      ja: "表示している間に、ほかの人が {count} 件に答えました。何も取り込みませんでした",
      en: "somebody else answered {count} of them meanwhile; nothing was taken over",
    },
    todo: { ja: "もう一度取り込んで、違いを確かめてください", en: "import again and look at the differences" },
  },
  INTERNAL: {
    exit: EXIT.broken,
    what: { ja: "Sekisho自身の誤りです: {reason}", en: "this is a mistake in Sekisho itself: {reason}" },
    todo: { ja: "この行を添えて知らせてください", en: "please report this line" },
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS

/** The only error Sekisho throws on purpose. Callers compare `code`, never the sentence. */
export class SekishoError extends Error {
  readonly code: ErrorCode
  readonly values: Values
  constructor(code: ErrorCode, values: Values = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = "SekishoError"
    this.code = code
    this.values = values
  }
}

/** One line: code, what happened, what to do. */
export const errorLine = (error: SekishoError, language: Language): string => {
  const entry: ErrorEntry = ERRORS[error.code]
  const line = `${error.code}: ${say(entry.what, language, error.values)}。${say(entry.todo, language, error.values)}`
  return (language === "en" ? line.replace("。", ". ") : line).replace(/\s*\n\s*/g, " ")
}

export const exitOf = (error: SekishoError): Exit => ERRORS[error.code].exit
