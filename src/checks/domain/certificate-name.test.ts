import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { httpTarget, target, tls } from "../sample-facts.ts"
import { certificateName } from "./certificate-name.ts"

const MANY = Array.from({ length: 12 }, (_, n) => `n${n}.example`)

cases(certificateName, [
  ["the shop's name", { target: target(), tls: tls() }, "matches"],
  [
    "another name",
    { target: target(), tls: tls({ nameMatches: false, certificate: { names: MANY } }) },
    "other",
    (got) => assert.match(got.evidence?.[0]?.value ?? "", /n9\.example \(\+2\)$/),
  ],
  [
    "no name at all: the subject is told",
    { target: target(), tls: tls({ nameMatches: false, certificate: { names: [] } }) },
    "other",
    (got) => assert.equal(got.evidence?.[0]?.value, "CN=shop.example.jp"),
  ],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
