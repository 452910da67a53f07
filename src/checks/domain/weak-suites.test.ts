import { cases } from "../cases.ts"
import { httpTarget, target, tls } from "../sample-facts.ts"
import { weakSuites } from "./weak-suites.ts"

const chosen = (...suites: readonly string[]) => ({ target: target(), tls: tls({ weakSuites: suites }) })

cases(weakSuites, [
  ["all refused", chosen(), "none"],
  ["3DES, by both spellings", chosen("DES-CBC3-SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"), "weak"],
  ["without forward secrecy", chosen("AES128-SHA", "TLS_RSA_WITH_AES_128_CBC_SHA"), "weak"],
  ["RC4", chosen("AES128-SHA", "RC4-SHA"), "broken"],
  ["RC4 by its other spelling", chosen("TLS_RSA_WITH_RC4_128_MD5"), "broken"],
  ["NULL", chosen("ECDHE-RSA-NULL-SHA"), "broken"],
  ["nobody's key", chosen("TLS_DH_anon_WITH_AES_128_CBC_SHA"), "broken"],
  ["single DES", chosen("DES-CBC-SHA"), "broken"],
  ["single DES by its other spelling", chosen("TLS_RSA_WITH_DES_CBC_SHA"), "broken"],
  ["for export", chosen("EXP-DES-CBC-SHA"), "broken"],
  ["unclear", { target: target(), tls: tls({ unclearSuites: ["RC4-SHA"] }) }, "unclear"],
  [
    "weak goes before unclear",
    { target: target(), tls: tls({ weakSuites: ["AES128-SHA"], unclearSuites: ["x"] }) },
    "weak",
  ],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
