import type { Content } from "pdfmake/interfaces.js"
import type { Blank, Block } from "../papers/sheet.ts"
import { tableContent } from "./table.ts"
import type { Setting } from "./setting.ts"
import { AI, INK, SOFT, WARNING, WARNING_PALE } from "./theme.ts"

const MAX_TEXT = 4_000
const MAX_ITEMS = 400

const paragraph = (block: Extract<Block, { kind: "text" }>, { measures, say }: Setting): Content => {
  const text = say(block.text, MAX_TEXT)
  const margin: [number, number, number, number] = [0, 0, 0, measures.gap]
  switch (block.as) {
    case "fine":
      return { text, fontSize: measures.fine, color: SOFT, margin }
    case "lead":
      return { text, color: SOFT, margin }
    case "strong":
      return { text, bold: true, fontSize: measures.body + 2, margin }
    case "warning":
      return {
        table: {
          widths: ["*"],
          body: [[{ text, color: WARNING, bold: true, fillColor: WARNING_PALE, margin: [4, 2, 4, 2] }]],
        },
        layout: "noBorders",
        margin,
      }
    default:
      return { text, margin }
  }
}

const heading = (block: Extract<Block, { kind: "heading" }>, { measures, say }: Setting): Content =>
  block.level === 2
    ? {
        text: say(block.text),
        fontSize: measures.heading,
        bold: true,
        color: AI,
        margin: [0, measures.gap + 2, 0, measures.gap - 1],
      }
    : {
        text: say(block.text),
        fontSize: measures.subheading,
        bold: true,
        color: INK,
        margin: [0, measures.gap, 0, 3],
      }

const list = (block: Extract<Block, { kind: "list" }>, { measures, say }: Setting): Content => {
  const items = block.items.slice(0, MAX_ITEMS).map((item) => say(item, MAX_TEXT))
  const margin: [number, number, number, number] = [0, 0, 0, measures.gap]
  // A number or a box in its own column: the list's own signs are drawn outside the text and cannot be searched.
  const sign = (index: number): string => (block.ordered ? `${index + 1}.` : block.boxes ? "□" : "・")
  return {
    table: {
      widths: [block.ordered ? 18 : 12, "*"],
      body: items.map((item, index) => [{ text: sign(index), bold: block.ordered === true }, { text: item }]),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 4,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    margin,
  }
}

const facts = ({ rows }: Extract<Block, { kind: "facts" }>, setting: Setting): readonly Content[] =>
  tableContent(
    {
      kind: "table",
      caption: "",
      head: [],
      shares: [28, 72],
      rows: rows.map(([title, value]) => [{ text: title, bold: true }, value]),
    },
    setting,
  )

const blankField = ({ title, value }: Blank, { measures, say }: Setting): Content => ({
  stack: [
    { text: say(title), fontSize: measures.fine, color: SOFT },
    { text: value === undefined ? " " : say(value), bold: true, margin: [2, 2, 0, 0] },
  ],
})

/** Lines to write on, two side by side. */
const blanks = ({ rows }: Extract<Block, { kind: "blanks" }>, setting: Setting): Content => {
  const { measures } = setting
  const pairs = Array.from({ length: Math.ceil(rows.length / 2) }, (_, index) => rows.slice(index * 2, index * 2 + 2))
  const empty: Content = { text: " " }
  return {
    table: {
      widths: ["50%", "50%"],
      heights: measures.blank + measures.fine + 4,
      dontBreakRows: true,
      body: pairs.map(([left, right]) => [
        left === undefined ? empty : blankField(left, setting),
        right === undefined ? { ...empty, border: [false, false, false, false] } : blankField(right, setting),
      ]),
    },
    layout: {
      hLineWidth: (index) => (index === 0 ? 0 : 0.7),
      vLineWidth: () => 0,
      hLineColor: () => INK,
      paddingLeft: (index) => (index === 0 ? 0 : 10),
      paddingRight: () => 10,
      paddingTop: () => 3,
      paddingBottom: () => 1,
    },
    margin: [0, 0, 0, measures.gap + 2],
  }
}

/** One block of a paper as pdfmake understands it. */
export const blockContent = (block: Block, setting: Setting): readonly Content[] => {
  switch (block.kind) {
    case "heading":
      return [heading(block, setting)]
    case "text":
      return [paragraph(block, setting)]
    case "list":
      return block.items.length === 0 ? [] : [list(block, setting)]
    case "facts":
      return block.rows.length === 0 ? [] : facts(block, setting)
    case "blanks":
      return block.rows.length === 0 ? [] : [blanks(block, setting)]
    case "table":
      return block.rows.length === 0 ? [] : tableContent(block, setting)
    case "picture":
      return [
        {
          svg: block.svg,
          width: setting.width * block.share,
          alignment: "center",
          margin: [0, 0, 0, setting.measures.gap],
        },
      ]
    case "keep":
      return [{ stack: block.blocks.flatMap((one) => [...blockContent(one, setting)]), unbreakable: true }]
    case "page":
      return [{ text: "", pageBreak: "after" }]
  }
}
