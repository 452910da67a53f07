import { EXIT, type ErrorEntry } from "./entry.ts"

/** Records, counters and blobs. */
export const STORAGE_ERRORS = {
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
} as const satisfies Record<string, ErrorEntry>
