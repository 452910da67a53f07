import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { UploadFolder } from "../facts.ts"
import { exposures, platform, SHOP } from "../sample-facts.ts"
import { uploadExecutes } from "./upload-executes.ts"

const folder = (state: UploadFolder["state"], path = "/upload/"): UploadFolder => ({
  url: `${SHOP}${path}`,
  state,
  status: 404,
  proof: "File not found.",
})
const facts = (uploads: readonly UploadFolder[] | null, seen = platform("ec-cube-4", { runtime: "php" })) => ({
  exposures: exposures(uploads === null ? {} : { uploads }),
  platform: seen,
})

cases(uploadExecutes, [
  [
    "one folder runs programs",
    facts([folder("refused"), folder("executes", "/user_data/")]),
    "executes",
    ({ values, evidence }) => {
      assert.equal(values?.["folders"], "/user_data/")
      assert.equal(evidence?.[0]?.value, "HTTP 404 File not found.")
    },
  ],
  ["all refuse them", facts([folder("refused")]), "refused"],
  ["one refuses, one is unclear", facts([folder("refused"), folder("unclear")]), "unclear"],
  ["no folder was looked at", facts([]), "unclear"],
  ["it is not known what runs the shop", facts(null, platform("generic")), "unclear"],
  ["a shop on Node.js", facts(null, platform("evershop", { runtime: "node" })), "runs-no-files"],
  ["a service", facts(null, platform("shopify", { runtime: "service" })), "runs-no-files"],
])
