import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { LibrarySeen } from "../facts.ts"
import { libraries, walk } from "../sample-facts.ts"
import { librariesPatched } from "./libraries.ts"

type Severity = LibrarySeen["holes"][number]["severity"]
const library = (...severities: readonly Severity[]): LibrarySeen => ({
  name: "jquery",
  version: "1.8.1",
  url: "https://shop.example.jp/jquery.js",
  holes: severities.map((severity) => ({ id: "CVE-2020-11022", severity, fixedIn: "3.5.0", summary: "XSS" })),
})
const found = (...of: readonly LibrarySeen[]) => ({ walk: walk(), libraries: libraries({ found: of }) })

cases(librariesPatched, [
  ["none recognised", found(), "clean"],
  ["recognised and sound", found(library()), "clean"],
  ["critical goes first", found(library("low"), library("medium", "critical")), "critical"],
  [
    "high",
    found(library("low", "high")),
    "high",
    ({ evidence }) => assert.match(evidence?.[0]?.value ?? "", /^jquery 1\.8\.1: CVE-2020-11022 \(low, < 3\.5\.0\)/),
  ],
  ["medium", found(library("medium")), "medium"],
  ["low", found(library("low")), "low"],
  [
    "a hole found by its address in HTML is found all the same",
    { walk: walk({ seenBy: "html" }), libraries: libraries({ found: [library("high")] }) },
    "high",
  ],
  ["HTML alone does not make it clean", { walk: walk({ seenBy: "html" }), libraries: libraries() }, "html-only"],
  ["nothing could be read", { walk: walk(), libraries: libraries({ scriptsLookedAt: 0 }) }, "nothing-read"],
])
