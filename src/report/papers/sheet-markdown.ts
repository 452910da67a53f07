import { plain } from "../markdown.ts"
import { markdownTable } from "./shape.ts"
import type { Block, Cell, Row, Sheet } from "./sheet.ts"

const BLANK = "＿＿＿＿＿＿＿＿＿＿＿＿"
const MAX_LINES = 12

const cellOf = (cell: string | Cell): string => {
  if (typeof cell === "string") return cell.split("\n").map(plain).join("<br>")
  const text = cell.text.split("\n").map(plain).join("<br>")
  const shown = (cell.bold || cell.tone) && text !== "" ? `**${text}**` : text
  return [shown, ...(cell.lines ?? []).slice(0, MAX_LINES).map(plain)].filter((line) => line !== "").join("<br>")
}

const rowOf = (row: Row, columns: number): readonly string[] =>
  "title" in row
    ? [`**${plain(row.title)}**`, ...Array.from({ length: columns - 1 }, () => "")]
    : Array.from({ length: columns }, (_, index) => cellOf(row[index] ?? ""))

const blockOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case "heading":
      return [`${"#".repeat(block.level)} ${plain(block.text)}`, ""]
    case "text":
      return [
        ...block.text
          .split("\n")
          .map((line) => (block.as === "strong" || block.as === "warning" ? `**${plain(line)}**` : plain(line))),
        "",
      ]
    case "list":
      return [
        ...block.items.map((item, index) =>
          block.ordered ? `${index + 1}. ${plain(item)}` : block.boxes ? `- [ ] ${plain(item)}` : `- ${plain(item)}`,
        ),
        "",
      ]
    case "facts":
      return [...block.rows.map(([title, value]) => `- ${plain(title)}: ${plain(value)}`), ""]
    case "blanks":
      return [
        ...block.rows.map(({ title, value }) => `- ${plain(title)}: ${value === undefined ? BLANK : plain(value)}`),
        "",
      ]
    case "table":
      return block.rows.length === 0
        ? []
        : [
            markdownTable(
              block.head.length === 0 ? block.shares.map(() => " ") : block.head.map(plain),
              block.rows.map((row) => rowOf(row, block.shares.length)),
            ),
            "",
          ]
    case "picture":
      return [plain(block.says), ""]
    case "keep":
      return block.blocks.flatMap(blockOf)
    case "page":
      return []
  }
}

/** A paper as Markdown, its texts as plain text; ends with a line end. */
export const sheetMarkdown = (sheet: Sheet): string =>
  [
    `# ${plain(sheet.title)}`,
    "",
    sheet.facts.map(([title, value]) => `${plain(title)}: ${plain(value)}`).join(" · "),
    "",
    ...sheet.blocks.flatMap(blockOf),
    plain(sheet.footer),
    "",
    plain(sheet.end),
    "",
  ].join("\n")
