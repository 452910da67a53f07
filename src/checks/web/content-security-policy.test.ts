import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { answer, page } from "../sample-facts.ts"
import { contentSecurityPolicy } from "./content-security-policy.ts"

const sends = (...values: readonly string[]) => page("top", answer({ headers: { "content-security-policy": values } }))
const REST = "object-src 'none'; base-uri 'none'"
const STRICT = `script-src 'self' https://js.pay.example; ${REST}`
const NONCED = `script-src 'unsafe-inline' https: 'strict-dynamic' 'nonce-c2VraXNobw=='; ${REST}`

cases(contentSecurityPolicy, [
  ["limited", { pages: [sends(STRICT), sends(NONCED)] }, "strict"],
  ["two policies that do it together", { pages: [sends("script-src 'self'", REST)] }, "strict"],
  ["no base-uri", { pages: [sends("default-src 'self'")] }, "gaps"],
  ["plug-ins from anywhere", { pages: [sends("script-src 'self'; base-uri 'self'")] }, "gaps"],
  ["unsafe-inline", { pages: [sends(`script-src 'self' 'unsafe-inline'; ${REST}`)] }, "any-inline"],
  ["every host", { pages: [sends(`script-src 'self' 'unsafe-inline' https:; ${REST}`)] }, "any-host"],
  ["a whole public CDN", { pages: [sends(`script-src 'self' https://unpkg.com; ${REST}`)] }, "any-host"],
  ["on frames only", { pages: [sends("frame-ancestors 'self'")] }, "no-script-rule"],
  [
    "only reported",
    { pages: [page("top", answer({ headers: { "content-security-policy-report-only": STRICT } }))] },
    "trial",
    (got) => assert.match(got.evidence?.[0]?.value ?? "", /^content-security-policy-report-only: script-src/),
  ],
  ["in a meta", { pages: [page("top", answer(), { metaCsp: [STRICT] })] }, "strict"],
  [
    "in a meta, frames only: nothing",
    { pages: [page("top", answer(), { metaCsp: ["frame-ancestors 'self'"] })] },
    "missing",
  ],
  [
    "missing on one of two",
    { pages: [sends(STRICT), page("checkout")] },
    "missing",
    (got) => assert.equal(got.values?.["count"], 1),
  ],
  ["nothing shown", { pages: [] }, "nothing-shown"],
])
