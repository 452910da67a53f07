import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { httpTarget, LOOKED_AT, target, tls } from "../sample-facts.ts"
import { certificateValid } from "./certificate-valid.ts"

const within = (notBefore: number, notAfter: number) => ({
  target: target(),
  tls: tls({ certificate: { notBefore, notAfter } }),
})

cases(certificateValid, [
  ["in its dates", within(LOOKED_AT - 1, LOOKED_AT + 1), "valid", (got) => assert.equal(got.validUntil, LOOKED_AT + 1)],
  ["on its last moment", within(LOOKED_AT - 1, LOOKED_AT), "valid"],
  ["a moment later", within(LOOKED_AT - 2, LOOKED_AT - 1), "expired"],
  ["on its first moment", within(LOOKED_AT, LOOKED_AT + 1), "valid"],
  ["a moment before", within(LOOKED_AT + 1, LOOKED_AT + 2), "not-yet"],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
