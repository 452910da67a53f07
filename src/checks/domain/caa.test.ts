import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { absent, dnsFault, httpTarget, records, target } from "../sample-facts.ts"
import { caa } from "./caa.ts"

const of = (...value: readonly string[]) => ({
  target: target(),
  records: records({ caa: { state: "present", value } }),
})

cases(caa, [
  ["one authority", of('0 issue "letsencrypt.org"', '0 iodef "mailto:a@example.jp"'), "named"],
  ["nobody may issue", of('0 issue ";"'), "named", (got) => assert.equal(got.values?.["authorities"], "-")],
  ["only a place to tell", of('0 iodef "mailto:a@example.jp"'), "useless"],
  ["only for wildcards", of('0 issuewild ";"'), "useless"],
  ["a record that cannot be read", of("\\# 22 00"), "useless"],
  ["none", { target: target(), records: records({ caa: absent }) }, "absent"],
  ["an empty list", of(), "absent"],
  ["no answer", { target: target(), records: records({ caa: dnsFault() }) }, "no-answer"],
  ["an address", { target: httpTarget(), records: records({ caa: absent }) }, "no-domain"],
])
