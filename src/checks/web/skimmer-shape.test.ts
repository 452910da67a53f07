import { cases } from "../cases.ts"
import { browserPage, walk } from "../sample-facts.ts"
import { skimmerShape } from "./skimmer-shape.ts"

const pages = [browserPage("checkout")]
const sign = { page: "https://shop.example.jp/checkout", script: "inline", shape: "reads-and-sends", text: "new Image" }

cases(skimmerShape, [
  ["nothing of the kind", { walk: walk({ pages }) }, "none"],
  ["one script", { walk: walk({ pages, skimmerShapes: [sign] }) }, "shape"],
  ["one script, in HTML alone", { walk: walk({ pages, seenBy: "html", skimmerShapes: [sign] }) }, "shape"],
  ["HTML alone says nothing good", { walk: walk({ pages, seenBy: "html" }) }, "html-only"],
])
