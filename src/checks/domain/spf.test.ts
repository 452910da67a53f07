import { cases } from "../cases.ts"
import { absent, dnsFault, httpTarget, records, target } from "../sample-facts.ts"
import { spf } from "./spf.ts"

const of = (...value: readonly string[]) => ({
  target: target(),
  records: records({ spf: { state: "present", value } }),
})
const includes = (count: number) => Array.from({ length: count }, (_, n) => `include:s${n}.example`).join(" ")

cases(spf, [
  ["the rest refused", of("v=spf1 mx -all"), "limited"],
  ["the rest marked", of("v=spf1 include:_spf.example.net ~all"), "limited"],
  ["left to another record", of("v=spf1 redirect=_spf.example.net"), "redirected"],
  ["no word on the rest", of("v=spf1 mx ?all"), "neutral"],
  ["no all", of("v=spf1 mx"), "neutral"],
  ["everybody", of("v=spf1 +all"), "everybody"],
  ["everybody, without the plus", of("v=spf1 mx all"), "everybody"],
  ["two records", of("v=spf1 mx -all", "v=spf1 a -all"), "several"],
  ["a record beside another text", of("google-site-verification=x", "v=spf1 -all"), "limited"],
  ["a term that nobody knows", of("v=spf1 ipv4:203.0.113.1 -all"), "malformed"],
  ["ten look-ups", of(`v=spf1 ${includes(10)} -all`), "limited"],
  ["eleven look-ups", of(`v=spf1 ${includes(11)} -all`), "too-many"],
  ["none", { target: target(), records: records({ spf: absent }) }, "absent"],
  ["only another text", of("v=spf10 -all"), "absent"],
  ["no answer", { target: target(), records: records({ spf: dnsFault() }) }, "no-answer"],
  ["an address", { target: httpTarget(), records: records() }, "no-domain"],
])
