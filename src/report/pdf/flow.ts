import type { Content } from "pdfmake/interfaces.js"
import type { Block } from "../papers/sheet.ts"
import { blockContent } from "./blocks.ts"
import type { Setting } from "./setting.ts"
import { tableContent } from "./table.ts"

/** Up to so many characters a block is surely shorter than half a page. */
const SHORT_CHARS = 900

const lengthOf = (block: Block): number => {
  switch (block.kind) {
    case "heading":
    case "text":
      return block.text.length
    case "list":
      return block.items.reduce((all, item) => all + item.length + 40, 0)
    case "facts":
      return block.rows.reduce((all, [title, value]) => all + title.length + value.length + 40, 0)
    case "blanks":
      return block.rows.length * 60
    default:
      return 0
  }
}

/** What stands above something and may never be parted from it: headings, and a small remark under them. */
const isLead = (block: Block, next: Block | undefined): boolean =>
  block.kind === "heading" || (block.kind === "text" && block.as === "fine" && next?.kind === "table")

const joined = (lead: readonly Block[], block: Block, setting: Setting): readonly Content[] => {
  const above = lead.flatMap((one) => [...blockContent(one, setting)])
  if (block.kind === "table") return tableContent(block, setting, above)
  const below = blockContent(block, setting)
  if (above.length === 0) return below
  const short = [...lead, block].reduce((all, one) => all + lengthOf(one), 0) < SHORT_CHARS
  return short ? [{ stack: [...above, ...below], unbreakable: true }] : [...above, ...below]
}

/** The blocks of a paper in their order; a heading always stands on the page of what it is the heading of. */
export const flowContent = (blocks: readonly Block[], setting: Setting): readonly Content[] => {
  const content: Content[] = []
  let lead: Block[] = []
  for (const [index, block] of blocks.entries()) {
    const afterHeading = block.kind === "heading" || lead.length > 0
    if (afterHeading && isLead(block, blocks[index + 1])) {
      lead.push(block)
      continue
    }
    content.push(...joined(lead, block, setting))
    lead = []
  }
  content.push(...lead.flatMap((one) => [...blockContent(one, setting)]))
  return content
}
