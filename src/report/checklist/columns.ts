import { ANSWER_WORDS } from "../../guideline/answer.ts"
import { ANSWER_STATES, type AnswerState } from "../../guideline/observation.ts"

/** The columns of every sheet, in this order. `answer`: a person fills it in; the others are only read by people. */
export const COLUMNS = [
  { key: "id", title: "ID", width: 17, answer: false },
  { key: "level", title: "区分", width: 13, answer: false },
  { key: "requirement", title: "要件", width: 15, answer: false },
  { key: "question", title: "判定項目", width: 26, answer: false },
  { key: "verdict", title: "現在の判定", width: 12, answer: false },
  { key: "evidence", title: "証拠と日付", width: 20, answer: false },
  { key: "state", title: "回答", width: 11, answer: true },
  { key: "text", title: "理由・内容", width: 22, answer: true },
  { key: "link", title: "リンク", width: 14, answer: true },
  { key: "approvedBy", title: "承認者", width: 9, answer: true },
  { key: "until", title: "期限", width: 11, answer: true },
  { key: "by", title: "記入者", width: 9, answer: true },
  { key: "revision", title: "版", width: 4, answer: false },
] as const
export type ColumnKey = (typeof COLUMNS)[number]["key"]

/** The six cells that a person fills in, as texts; empty where nothing stands. */
export type AnswerCells = Readonly<Record<"state" | "text" | "link" | "approvedBy" | "until" | "by", string>>

/** One line of a sheet, every cell as text. */
export type SheetRow = Readonly<Record<ColumnKey, string>> & {
  /** False where looking answers it and no person is asked. */
  readonly asked: boolean
}

export interface Sheet {
  readonly name: SheetName
  /** The lines above the column titles. */
  readonly head: readonly string[]
  readonly rows: readonly SheetRow[]
}

export const SHEET_NAMES = [
  "構築時14要件",
  "運用時7要件",
  "経営者7項目",
  "カード・ガイドライン",
  "実装チェックリスト47",
] as const
export type SheetName = (typeof SHEET_NAMES)[number]

/** Lines above the column titles; the titles stand in the line after them. */
export const HEAD_LINES = 3

/** The first words of the second line: they tell the form and the shop. */
export const FORM_MARK = "様式 sekisho-checklist/1 サイト "

export const stateWord = (state: AnswerState): string => ANSWER_WORDS[state].ja
export const STATE_CHOICES: readonly string[] = ANSWER_STATES.map(stateWord)

/** `A`, `B` … for a column counted from 0; the form has fewer than 26. */
export const columnLetter = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index)
export const columnOf = (key: ColumnKey): string => columnLetter(COLUMNS.findIndex((column) => column.key === key))
