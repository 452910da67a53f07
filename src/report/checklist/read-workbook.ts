import { SekishoError } from "../../lib/errors.ts"
import { cutEvidence } from "../../lib/limits.ts"
import { CELL_LIMITS, sharedStrings, sheetCells, TooManyRows, type Cells } from "./cells.ts"
import { readXml, XmlFault } from "./xml.ts"
import { openArchive, ZIP_LIMITS, type Archive, type ZipFault } from "./zip.ts"

export interface ReadSheet {
  readonly name: string
  readonly cells: Cells
}
export interface Workbook {
  readonly sheets: readonly ReadSheet[]
  /** Dates are counted from 1904 (old Macintosh files). */
  readonly from1904: boolean
}

const MAX_SHEETS = 50
const MACROS = /vba|\.bin$|macrosheets|dialogsheets/i
/** Printer settings are binary, too, and nothing is run of them. */
const HARMLESS_BINARY = /^xl\/printerSettings\/[^/]+\.bin$/i
const LINKS =
  /^xl\/(?:externalLinks|embeddings|activeX|ctrlProps|connections\.xml|queryTables|model|customData|richData\/.*WebImage)/i

const faultError = (fault: ZipFault, file: string): SekishoError => {
  if (fault === "too-large" || fault === "too-many-parts") {
    const bound = fault === "too-large" ? `${ZIP_LIMITS.unfoldedBytes} B` : String(ZIP_LIMITS.parts)
    return new SekishoError("SHEET_TOO_LARGE", { file, what: fault, max: bound })
  }
  return new SekishoError("SHEET_NOT_XLSX", { file, reason: fault })
}

class Parts {
  private readonly archive: Archive
  private readonly file: string
  private readonly decoder = new TextDecoder("utf-8", { fatal: true })
  constructor(archive: Archive, file: string) {
    this.archive = archive
    this.file = file
  }
  /** A part as text; null where it is not there. */
  text(name: string): string | null {
    const bytes = this.archive.read(name)
    if (bytes === null) return null
    if (typeof bytes === "string") throw faultError(bytes, this.file)
    try {
      return this.decoder.decode(bytes)
    } catch {
      throw this.damaged(name)
    }
  }
  needed(name: string): string {
    const text = this.text(name)
    if (text === null) throw this.damaged(name)
    return text
  }
  damaged(reason: string): SekishoError {
    return new SekishoError("SHEET_NOT_XLSX", { file: this.file, reason: cutEvidence(reason, 100) })
  }
}

/** Relations by id: the kind (last word of its type) and the part that is meant. */
const relations = (xml: string): ReadonlyMap<string, { readonly kind: string; readonly part: string }> => {
  const all = new Map<string, { readonly kind: string; readonly part: string }>()
  readXml(xml, {
    open(name, attributes) {
      if (name !== "Relationship") return
      const target = attributes.get("Target") ?? ""
      const part = target.startsWith("/") ? target.slice(1) : `xl/${target}`
      all.set(attributes.get("Id") ?? "", { kind: (attributes.get("Type") ?? "").split("/").at(-1) ?? "", part })
    },
  })
  return all
}

interface Told {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[]
  readonly from1904: boolean
}
const workbookXml = (xml: string): Told => {
  const sheets: { name: string; relation: string }[] = []
  let from1904 = false
  readXml(xml, {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.get("date1904") ?? "")
      if (name === "sheet") sheets.push({ name: attributes.get("name") ?? "", relation: attributes.get("id") ?? "" })
    },
  })
  return { sheets, from1904 }
}

const refuseActive = (names: readonly string[], contentTypes: string, file: string): void => {
  if (
    names.some((name) => MACROS.test(name) && !HARMLESS_BINARY.test(name)) ||
    /macroEnabled|vbaProject/i.test(contentTypes)
  )
    throw new SekishoError("SHEET_MACROS", { file })
  const link = names.find((name) => LINKS.test(name))
  if (link !== undefined) throw new SekishoError("SHEET_LINKS", { file, part: cutEvidence(link, 100) })
}

const read = (parts: Parts, file: string): Workbook => {
  const told = workbookXml(parts.needed("xl/workbook.xml"))
  if (told.sheets.length > MAX_SHEETS)
    throw new SekishoError("SHEET_TOO_LARGE", { file, what: "sheets", max: MAX_SHEETS })
  const related = relations(parts.needed("xl/_rels/workbook.xml.rels"))
  const stringsPart = related.values().find((one) => one.kind === "sharedStrings")?.part
  const stringsXml = stringsPart === undefined ? null : parts.text(stringsPart)
  const strings = stringsXml === null ? [] : sharedStrings(stringsXml)
  const sheets = told.sheets.map(({ name, relation }) => {
    const target = related.get(relation)
    if (target?.kind !== "worksheet") throw parts.damaged(name)
    return { name, cells: sheetCells(parts.needed(target.part), strings) }
  })
  return { sheets, from1904: told.from1904 }
}

/**
 * Reads an xlsx file from outside: bounded before anything is unfolded, nothing in it is run or fetched. `file` is only named
 * in messages. Throws `SHEET_TOO_LARGE`, `SHEET_NOT_XLSX`, `SHEET_MACROS` or `SHEET_LINKS`.
 */
export const readWorkbook = (bytes: Uint8Array, file: string): Workbook => {
  if (bytes.byteLength > ZIP_LIMITS.fileBytes)
    throw new SekishoError("SHEET_TOO_LARGE", { file, what: `${bytes.byteLength} B`, max: `${ZIP_LIMITS.fileBytes} B` })
  const archive = openArchive(bytes)
  if (typeof archive === "string") throw faultError(archive, file)
  const parts = new Parts(archive, file)
  try {
    refuseActive(archive.names, parts.needed("[Content_Types].xml"), file)
    return read(parts, file)
  } catch (error) {
    if (error instanceof XmlFault) throw parts.damaged(`XML: ${error.message}`)
    if (error instanceof TooManyRows)
      throw new SekishoError("SHEET_TOO_LARGE", { file, what: "rows", max: CELL_LIMITS.rows })
    throw error
  }
}
