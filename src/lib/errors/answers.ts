import { EXIT, type ErrorEntry } from "./entry.ts"

/** Answers and the spreadsheets that carry them. */
export const ANSWERS_ERRORS = {
  ANSWER_NOT_ASKED: {
    exit: EXIT.misuse,
    what: { ja: "「{id}」は人が答える項目ではありません", en: "'{id}' is not answered by a person" },
    todo: { ja: "sekisho check で点検してください", en: "run sekisho check" },
    onPage: { ja: "回答は空のままにしてください。点検だけで判定します", en: "leave it empty: checks alone judge it" },
  },
  ANSWER_NEEDS_STATE: {
    exit: EXIT.misuse,
    what: { ja: "{id}: 回答が選ばれていません", en: "{id}: no answer was chosen" },
    todo: {
      ja: "はい・いいえ・対象外・提供者が実施・代替策・予定(--state yes|no|not-applicable|provider|alternative|planned)から選んでください",
      en: "choose one of yes, no, not-applicable, provider, alternative, planned",
    },
    onPage: {
      ja: "はい・いいえ・対象外・提供者が実施・代替策・予定から選んでください",
      en: "choose はい (yes), いいえ (no), 対象外 (not applicable), 提供者が実施 (provider), 代替策 (alternative) or 予定 (planned)",
    },
  },
  ANSWER_NEEDS_NAME: {
    exit: EXIT.misuse,
    what: { ja: "{id}: 記入者の名前がありません", en: "{id}: nobody is named who says so" },
    todo: { ja: "名前を書いてください(--by、記入者の欄)", en: "write a name (--by, column 記入者)" },
    onPage: { ja: "名前を書いてください(記入者の欄)", en: "write a name (column 記入者)" },
  },
  ANSWER_NEEDS_TEXT: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「対象外」と「代替策」には理由・内容が要ります",
      en: "{id}: not-applicable and alternative need a reason or a description",
    },
    todo: { ja: "理由・内容を書いてください(--text)", en: "write it (--text, column 理由・内容)" },
    onPage: { ja: "理由・内容を書いてください", en: "write it (column 理由・内容)" },
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
    onPage: {
      ja: "https:// で始まるURLを書いてください(リンクの欄)",
      en: "write an address that begins with https:// (column リンク)",
    },
  },
  ANSWER_NEEDS_APPROVAL: {
    exit: EXIT.misuse,
    what: {
      ja: "{id}: 「代替策」には承認した人の名前が要ります",
      en: "{id}: alternative needs the name of who approved it",
    },
    todo: { ja: "承認者を書いてください(--approved-by)", en: "name who approved it (--approved-by, column 承認者)" },
    onPage: { ja: "承認者を書いてください", en: "name who approved it (column 承認者)" },
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
    onPage: {
      ja: "期限を 2027-03-31 のように書いてください",
      en: "write the day like 2027-03-31 (column 期限)",
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
    onPage: { ja: "画面を読み込み直して、もう一度お試しください", en: "load the page again and try once more" },
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
    onPage: {
      ja: "この画面でExcelを受け取り直し、それに記入してください",
      en: "download the spreadsheet from this page again and fill that in",
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
    onPage: {
      ja: "この画面で受け取ったExcelに、シートと列を変えずに記入してください",
      en: "fill in the spreadsheet that you download from this page, and leave its sheets and columns as they are",
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
    onPage: {
      ja: "この店のExcelをこの画面で受け取り直すか、「{found}」のページで読み込んでください",
      en: "download this shop's own spreadsheet from this page, or send the file on the page of '{found}'",
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
  SHEET_NOT_YOURS: {
    exit: EXIT.misuse,
    what: { ja: "「{id}」はあなたの担当の行ではありません", en: "the row '{id}' is not assigned to you" },
    todo: {
      ja: "IDの列を元に戻すか、その行を消してください。担当が変わったときは、回答表を受け取り直してください",
      en: "put the column ID back as it was, or delete the row; if your rows have changed, get a new sheet",
    },
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
    onPage: {
      ja: "この画面でExcelを受け取り直して、記入し直してください",
      en: "download the spreadsheet from this page again and fill that in",
    },
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
  SHEET_OVERTAKEN: {
    exit: EXIT.misuse,
    what: {
      ja: "表示している間に、ほかの人が {count} 件に答えました。何も取り込みませんでした",
      en: "somebody else answered {count} of them meanwhile; nothing was taken over",
    },
    todo: { ja: "もう一度取り込んで、違いを確かめてください", en: "import again and look at the differences" },
    onPage: {
      ja: "ファイルをもう一度選んで、違いを確かめてください",
      en: "choose the file again and look at the differences",
    },
  },
} as const satisfies Record<string, ErrorEntry>
