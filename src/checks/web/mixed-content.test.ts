import { cases } from "../cases.ts"
import { answer, page } from "../sample-facts.ts"
import { mixedContent } from "./mixed-content.ts"

const SCRIPT = { tag: "script", url: "http://cdn.example/a.js", active: true }
const IMAGE = { tag: "img", url: "http://img.example/a.png", active: false }
const UPGRADE = "default-src 'self'; upgrade-insecure-requests"

cases(mixedContent, [
  ["all over https", { pages: [page("top"), page("cart")] }, "none"],
  ["a script", { pages: [page("top", answer(), { insecureLoads: [IMAGE, SCRIPT] })] }, "active"],
  ["an image", { pages: [page("top"), page("product", answer(), { insecureLoads: [IMAGE] })] }, "passive"],
  [
    "upgraded by header",
    { pages: [page("top", answer({ headers: { "content-security-policy": UPGRADE } }), { insecureLoads: [SCRIPT] })] },
    "upgraded",
  ],
  ["upgraded by meta", { pages: [page("top", answer(), { insecureLoads: [IMAGE], metaCsp: [UPGRADE] })] }, "upgraded"],
  [
    "only reported: not upgraded",
    {
      pages: [
        page("top", answer({ headers: { "content-security-policy-report-only": UPGRADE } }), {
          insecureLoads: [SCRIPT],
        }),
      ],
    },
    "active",
  ],
  ["plain http", { pages: [page("top", answer({ url: "http://a.example/" }), { insecureLoads: [SCRIPT] })] }, "no-tls"],
  ["nothing that looks like HTML", { pages: [page("top", answer(), { empty: true })] }, "nothing-shown"],
  ["no page", { pages: [] }, "nothing-shown"],
])
