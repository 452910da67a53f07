import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { SHOP } from "../sample-facts.ts"
import { openRedirect } from "./open-redirect.ts"

const kept = { url: `${SHOP}/login?back=https://other.invalid/`, location: "/", outside: false }
const page = { url: `${SHOP}/?url=//other.invalid/`, location: null, outside: false }
const outside = { url: `${SHOP}/jump?to=https://other.invalid/`, location: "https://other.invalid/", outside: true }

cases(openRedirect, [
  ["kept inside", { redirects: [kept, page] }, "kept"],
  [
    "one leads outside",
    { redirects: [kept, outside, page] },
    "outside",
    (got) =>
      assert.deepEqual(
        got.evidence?.map(({ value }) => value),
        ["https://other.invalid/"],
      ),
  ],
  ["nothing tried", { redirects: [] }, "not-asked"],
])
