import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { CompromiseSign } from "../facts.ts"
import { SHOP } from "../sample-facts.ts"
import { breakInSigns } from "./break-in-signs.ts"

const sign = (kind: CompromiseSign["kind"]): CompromiseSign => ({
  kind,
  url: `${SHOP}/upload/up.php`,
  proof: "HTTP 200",
})
const KINDS = [
  "executable-in-uploads",
  "web-shell",
  "payment-form-elsewhere",
  "unknown-script-host",
  "skimmer-shape",
] as const

cases(breakInSigns, [
  ["nothing was seen", { compromise: { asked: 22, signs: [] } }, "none"],
  ["nothing could be asked", { compromise: { asked: 0, signs: [] } }, "nothing-asked"],
  ...KINDS.map(
    (kind) =>
      [
        `a sign: ${kind}`,
        { compromise: { asked: 22, signs: [sign(kind), sign(kind)] } },
        "signs",
        ({
          values,
          evidence,
        }: {
          values?: Readonly<Record<string, string | number>>
          evidence?: readonly unknown[]
        }) => {
          assert.equal(values?.["count"], 2)
          assert.equal(evidence?.length, 1, "the same thing is shown once")
        },
      ] as const,
  ),
])
