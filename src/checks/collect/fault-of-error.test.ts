import assert from "node:assert/strict"
import { test } from "node:test"
import { codeOf, faultOfCode } from "./fault-of-error.ts"

for (const [code, want] of [
  ["ENOTFOUND", "address-unknown"],
  ["EAI_AGAIN", "address-unknown"],
  ["ECONNREFUSED", "refused"],
  ["ETIMEDOUT", "timed-out"],
  ["EHOSTUNREACH", "unreachable"],
  ["CERT_HAS_EXPIRED", "certificate-not-trusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate-not-trusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate-not-trusted"],
  ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "tls-failed"],
  ["EPROTO", "tls-failed"],
  ["HPE_HEADER_OVERFLOW", "header-too-large"],
  ["HPE_INVALID_CONSTANT", "malformed"],
  ["Z_DATA_ERROR", "malformed"],
  ["ERR__ERROR_FORMAT_PADDING_1", "malformed"],
  ["ZSTD_error_prefix_unknown", "malformed"],
  ["ERR_INVALID_CHAR", "collector-failed"],
  ["UNKNOWN", "collector-failed"],
] as const)
  test(`${code} is ${want}`, () => assert.equal(faultOfCode(code), want))

for (const [error, want] of [
  [Object.assign(new Error("x"), { code: "ECONNRESET" }), "ECONNRESET"],
  [Object.assign(new Error("x"), { code: "/home/somebody/secret" }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: 5 }), "UNKNOWN"],
  [Object.assign(new Error("x"), { code: "ZSTD_error_prefix_unknown" }), "ZSTD_error_prefix_unknown"],
  [new Error("no code"), "UNKNOWN"],
  [null, "UNKNOWN"],
  ["ECONNRESET", "UNKNOWN"],
] as const)
  test(`the code of ${String(error)} is ${want}`, () => assert.equal(codeOf(error), want))
