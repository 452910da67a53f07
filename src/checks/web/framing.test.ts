import { cases } from "../cases.ts"
import { answer, page, type HeaderRecord } from "../sample-facts.ts"
import { framing } from "./framing.ts"

const at = (headers: HeaderRecord, status = 200) => page("top", answer({ headers, status }))
const CLOSED = { "x-frame-options": "SAMEORIGIN" }

cases(framing, [
  ["by X-Frame-Options", { pages: [at(CLOSED)] }, "closed"],
  ["by frame-ancestors", { pages: [at({ "content-security-policy": "frame-ancestors 'none'" })] }, "closed"],
  ["nowhere", { pages: [at({}), at({})] }, "open"],
  ["on one of two", { pages: [at(CLOSED), at({})] }, "some-open"],
  ["ALLOW-FROM", { pages: [at(CLOSED), at({ "x-frame-options": "ALLOW-FROM https://a.example" })] }, "useless"],
  ["only reported", { pages: [at({ "content-security-policy-report-only": "frame-ancestors 'none'" })] }, "useless"],
  ["useless on one, nothing on the other", { pages: [at({ "x-frame-options": "ALLOWALL" }), at({})] }, "some-open"],
  ["error pages do not count", { pages: [at(CLOSED), at({}, 404)] }, "closed"],
  ["nothing shown", { pages: [at({}, 503)] }, "nothing-shown"],
])
