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
  DETAILS_SHAPE: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} の「{place}」が使えません({reason})",
      en: "'{place}' in {file} cannot be used ({reason})",
    },
    todo: {
      ja: "書類に入れるお店の情報の書き方は docs/papers.md にあります",
      en: "see docs/papers.md for what a shop may tell for its papers",
    },
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
  WAF_NO_RULES: {
    exit: EXIT.misuse,
    what: { ja: "{folder} にWAFのルールがありません", en: "there are no WAF rules in {folder}" },
    todo: {
      ja: "*.conf のあるフォルダーか、rules/ と crs-setup.conf のあるCRSのフォルダーを指定してください",
      en: "name a folder with *.conf files, or one of CRS with rules/ and crs-setup.conf",
    },
  },
  WAF_TESTS: {
    exit: EXIT.misuse,
    what: {
      ja: "{file} はWAFの試験として読めません({reason})",
      en: "{file} cannot be read as tests of a WAF ({reason})",
    },
    todo: {
      ja: "CRSの regression/tests の形(rule_id、tests、stages)で書いてください",
      en: "write them in the form of CRS's regression/tests (rule_id, tests, stages)",
    },
  },
  WAF_REQUEST: {
    exit: EXIT.misuse,
    what: { ja: "{file} はHTTPの要求として読めません({reason})", en: "{file} is not an HTTP request ({reason})" },
    todo: {
      ja: "「POST /contact HTTP/1.1」の行、ヘッダー、空の行、本文の順に書いてください",
      en: "write the line 'POST /contact HTTP/1.1', headers, an empty line, then the body",
    },
  },
  WAF_NO_CHECKSUM: {
    exit: EXIT.misuse,
    what: {
      ja: "OWASP CRS {version} の照合に使うSHA-256がわかりません{found}",
      en: "there is no SHA-256 to hold OWASP CRS {version} against{found}",
    },
    todo: {
      ja: "CRSの公式の配布ページで署名を確かめた配布物の値を --sha256 か、sekisho.yaml の waf.sha256 に書いてください",
      en: "take it from CRS's own release page, verify its signature, and give it with --sha256 or waf.sha256 in sekisho.yaml",
    },
  },
  WAF_CHECKSUM: {
    exit: EXIT.broken,
    what: {
      ja: "{from} のSHA-256が違います({found}、期待は {wanted})",
      en: "{from} has another SHA-256 ({found} instead of {wanted})",
    },
    todo: {
      ja: "開いていません。今のルールのままです。版と値を確かめ、合わなければその配布物は使わないでください",
      en: "it was not opened and the rules are unchanged: check version and value, and do not use it unless they agree",
    },
  },
  WAF_ARCHIVE: {
    exit: EXIT.broken,
    what: {
      ja: "{from} はCRSの配布物として読めません({reason})",
      en: "{from} cannot be read as a release of CRS ({reason})",
    },
    todo: {
      ja: "今のルールのままです。公式の coreruleset-…-minimal.tar.gz を使ってください",
      en: "the rules are unchanged: use the official coreruleset-…-minimal.tar.gz",
    },
  },
  WAF_NO_PREVIOUS: {
    exit: EXIT.misuse,
    what: { ja: "戻せる一つ前のルールがありません", en: "there is no earlier release to go back to" },
    todo: { ja: "sekisho waf update で入れてください", en: "install one with sekisho waf update" },
  },
  WAF_INSTALLED_DAMAGED: {
    exit: EXIT.broken,
    what: { ja: "入れてあるWAFのルールが読めません({file})", en: "the installed WAF rules cannot be read ({file})" },
    todo: { ja: "sekisho waf update で入れ直してください", en: "install them again with sekisho waf update" },
  },
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
  COUNTERS_FAILED: {
    exit: EXIT.unreachable,
    what: {
      ja: "共有のカウンター(storage.counters)が応えません({reason})",
      en: "the shared counters (storage.counters) do not answer ({reason})",
    },
    todo: {
      ja: "ValkeyまたはRedisのサーバーが動いているか、アドレスとパスワードが正しいかをお確かめください",
      en: "check that the Valkey or Redis server runs, and its address and password",
    },
  },
  COUNTERS_PASSWORD: {
    exit: EXIT.misuse,
    what: {
      ja: "storage.counters にパスワードがそのまま書かれています",
      en: "storage.counters holds a password in plain text",
    },
    todo: {
      ja: "アドレスの全体を env:名前 か file:パス で渡してください",
      en: "hand over the whole address as env:NAME or file:PATH",
    },
  },
  COUNTERS_PLACE: {
    exit: EXIT.misuse,
    what: { ja: "storage.counters の「{given}」が読めません", en: "storage.counters cannot be '{given}'" },
    todo: {
      ja: "memory:、redis://…、env:名前、file:パス のどれかを書いてください",
      en: "write memory:, redis://…, env:NAME or file:PATH",
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
  SHEET_OVERTAKEN: {
    exit: EXIT.misuse,
    what: {
      ja: "表示している間に、ほかの人が {count} 件に答えました。何も取り込みませんでした",
      en: "somebody else answered {count} of them meanwhile; nothing was taken over",
    },
    todo: { ja: "もう一度取り込んで、違いを確かめてください", en: "import again and look at the differences" },
  },
  CONSOLE_PAGES_MISSING: {
    exit: EXIT.misuse,
    what: { ja: "管理画面のページを用意できません: {reason}", en: "the console's pages cannot be made: {reason}" },
    todo: {
      ja: "npm ci を行ってからもう一度起動するか、配布されたパッケージを入れ直してください",
      en: "run npm ci and start again, or install the shipped package anew",
    },
  },
  BLOBS_PLACE: {
    exit: EXIT.misuse,
    what: {
      ja: "storage.blobs の「{given}」に証拠のファイルを置けません",
      en: "evidence files cannot be kept at '{given}' (storage.blobs)",
    },
    todo: {
      ja: "file:フォルダー か s3://バケット/接頭辞?endpoint=https://…&region=… と書いてください",
      en: "write file:FOLDER or s3://BUCKET/PREFIX?endpoint=https://…&region=…",
    },
  },
  BLOBS_KEY: {
    exit: EXIT.misuse,
    what: { ja: "S3の鍵が見つかりません", en: "the key of the S3 store was not found" },
    todo: {
      ja: "storage.blobs-key に env:名前 か file:場所 を書き、そこに 鍵ID:秘密 を置いてください",
      en: "write env:NAME or file:PATH under storage.blobs-key and put KEY-ID:SECRET there",
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
      ja: "送った人に、新しいリンクを頼んでください。最初のリンクは sekisho up を起動し直すと表示されます",
      en: "ask whoever sent it for a new one; the first link is printed when sekisho up starts again",
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
  CONSOLE_PAPER_NONE: {
    exit: EXIT.misuse,
    what: { ja: "その書類をこの形では作れません", en: "that paper cannot be made in this format" },
    todo: { ja: "一覧にある形から選んでください", en: "choose one of the listed formats" },
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
