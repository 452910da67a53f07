import { cases } from "../cases.ts"
import { absent, dnsFault, httpTarget, records, target } from "../sample-facts.ts"
import { dmarc } from "./dmarc.ts"

const of = (...value: readonly string[]) => ({
  target: target(),
  records: records({ dmarc: { state: "present", value } }),
})

cases(dmarc, [
  ["refused", of("v=DMARC1; p=reject; rua=mailto:d@example.jp"), "enforced"],
  ["set aside", of("v=DMARC1; p=quarantine; sp=reject"), "enforced"],
  ["half of it", of("v=DMARC1; p=reject; pct=50"), "in-part"],
  ["not the subdomains", of("v=DMARC1; p=reject; sp=none"), "in-part"],
  ["watching", of("v=DMARC1; p=none; rua=mailto:d@example.jp"), "watching"],
  ["no policy", of("v=DMARC1; rua=mailto:d@example.jp"), "malformed"],
  ["two records", of("v=DMARC1; p=reject", "v=DMARC1; p=none"), "several"],
  ["none", { target: target(), records: records({ dmarc: absent }) }, "absent"],
  ["only another text", of("p=reject"), "absent"],
  ["no answer", { target: target(), records: records({ dmarc: dnsFault("service-silent") }) }, "no-answer"],
  ["an address", { target: httpTarget(), records: records() }, "no-domain"],
])
