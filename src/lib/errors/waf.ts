import { EXIT, type ErrorEntry } from "./entry.ts"

/** Rules and the engine that reads them. */
export const WAF_ERRORS = {
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
} as const satisfies Record<string, ErrorEntry>
