import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { SoftwareSeen } from "../facts.ts"
import { target } from "../sample-facts.ts"
import { endOfLife } from "./end-of-life.ts"

const seen = (name: string, version: string | null, value = `${name}/${version}`): SoftwareSeen => ({
  name,
  version,
  where: "server",
  value,
})
const facts = (software: readonly SoftwareSeen[], lookedAt = Date.UTC(2026, 10, 23)) => ({
  target: target({ lookedAt }),
  software,
})
const CENTOS = "Apache/2.4.6 (CentOS)"

cases(endOfLife, [
  [
    "PHP 5.6",
    facts([seen("nginx", "1.28.0"), seen("PHP", "5.6.40")]),
    "ended",
    ({ values }) => assert.equal(values?.["programs"], "PHP 5.6.40 (2018-12-31)"),
  ],
  [
    "CentOS 7, told by Apache's version",
    facts([seen("Apache", "2.4.6", CENTOS)]),
    "ended",
    ({ values }) => assert.equal(values?.["programs"], "CentOS 7 (2024-06-30)"),
  ],
  ["one line is dead, another may be mended", facts([seen("PHP", "7.4.33"), seen("Apache", "2.2.34")]), "ended"],
  ["PHP 7.4 may be mended by a distribution", facts([seen("PHP", "7.4.33")]), "mended-elsewhere"],
  ["PHP 8.2 on its last day", facts([seen("PHP", "8.2.30")], Date.UTC(2026, 11, 31, 23)), "nothing-ended"],
  ["PHP 8.2 on the day after", facts([seen("PHP", "8.2.30")], Date.UTC(2027, 0, 1)), "mended-elsewhere"],
  ["a version that says nothing", facts([seen("nginx", "1.18.0")]), "nothing-ended"],
  ["names without versions", facts([seen("Apache", null)]), "nothing-told"],
  ["nothing is told", facts([]), "nothing-told"],
])
