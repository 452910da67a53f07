import { cases } from "../cases.ts"
import { answer, page } from "../sample-facts.ts"
import { charset } from "./charset.ts"

const says = (label: string | null, text = "<html><p>ようこそ") => {
  const type = label === null ? "text/html" : `text/html; charset=${label}`
  return page("top", answer({ charset: label, text, headers: { "content-type": type } }))
}

cases(charset, [
  ["UTF-8", { pages: [says("utf-8"), says("UTF8")] }, "said"],
  ["Shift_JIS and EUC-JP", { pages: [says("Shift_JIS"), says("euc-jp"), says("Windows-31J")] }, "said"],
  ["UTF-7", { pages: [says("utf-7")] }, "odd"],
  ["misspelt", { pages: [says("utf8mb4")] }, "odd"],
  ["only in the page", { pages: [says("utf-8"), says(null, '<html><meta charset="utf-8">')] }, "meta-only"],
  [
    "only in the page, the old way",
    { pages: [says(null, "<meta http-equiv=Content-Type content='text/html; charset=EUC-JP'>")] },
    "meta-only",
  ],
  ["nowhere", { pages: [says(null), says("utf-7")] }, "unsaid"],
  [
    "error pages count too",
    { pages: [says("utf-8"), page("missing", answer({ status: 404, charset: null }))] },
    "unsaid",
  ],
  ["too late in the page", { pages: [says(null, `<html>${" ".repeat(4_096)}<meta charset=utf-8>`)] }, "unsaid"],
  ["no HTML", { pages: [page("top", answer({ headers: { "content-type": "application/json" } }))] }, "nothing-shown"],
  ["an empty body", { pages: [page("top", answer({ text: "" }))] }, "nothing-shown"],
])
