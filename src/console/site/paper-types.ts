import type { FORMATS } from "../contract/papers.ts"

export type Format = (typeof FORMATS)[number]

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
export const TYPES: Readonly<Record<Format, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  xlsx: XLSX,
  md: "text/markdown",
  json: "application/json",
  csv: "text/csv",
  oscal: "application/json",
  "ciso-assistant": XLSX,
}
/** How a file's name ends. */
export const ENDINGS: Readonly<Record<Format, string>> = {
  html: "html",
  pdf: "pdf",
  xlsx: "xlsx",
  md: "md",
  json: "json",
  csv: "csv",
  oscal: "oscal.json",
  "ciso-assistant": "ciso-assistant.xlsx",
}
