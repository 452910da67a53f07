import { EXIT, type ErrorEntry } from "./entry.ts"

/** What the command line, the configuration, files and a run can end with. */
export const COMMAND_ERRORS = {
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
    onPage: { ja: "一覧から選び直してください", en: "choose it from the list again" },
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
    onPage: {
      ja: "Sekishoを動かしている人に、空き容量と書き込みの権限を確かめてもらってください",
      en: "ask whoever runs Sekisho to look at free space and permissions",
    },
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
    onPage: { ja: "もう一度「点検する」を押してください", en: "press “Check now” again" },
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
  INTERNAL: {
    exit: EXIT.broken,
    what: { ja: "Sekisho自身の誤りです: {reason}", en: "this is a mistake in Sekisho itself: {reason}" },
    todo: { ja: "この行を添えて知らせてください", en: "please report this line" },
  },
} as const satisfies Record<string, ErrorEntry>
