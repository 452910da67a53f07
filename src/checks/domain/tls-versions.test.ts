import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { httpTarget, target, tls, type TlsParts } from "../sample-facts.ts"
import { tlsVersions } from "./tls-versions.ts"

const of = (versions: NonNullable<TlsParts["versions"]>) => ({ target: target(), tls: tls({ versions }) })

cases(tlsVersions, [
  ["1.2 and 1.3", of({}), "modern"],
  ["1.3 alone", of({ "TLSv1.2": "refused" }), "modern"],
  ["1.2 alone", of({ "TLSv1.3": "refused" }), "without-1-3"],
  ["1.1 too", of({ "TLSv1.1": "offered" }), "old"],
  ["1.0 too, 1.1 unclear", of({ "TLSv1.0": "offered", "TLSv1.1": "unclear" }), "old"],
  ["SSL 3.0", of({ SSLv3: "offered", "TLSv1.0": "offered" }), "ssl"],
  ["1.0 unclear", of({ "TLSv1.0": "unclear" }), "unclear", (got) => assert.equal(got.values?.["unclear"], "TLSv1.0")],
  ["nothing offered clearly", of({ "TLSv1.2": "unclear", "TLSv1.3": "refused" }), "unclear"],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
