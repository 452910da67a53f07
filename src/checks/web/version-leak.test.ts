import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { versionLeak } from "./version-leak.ts"

const seen = (name: string, version: string | null) => ({ name, version, where: "server", value: `${name}/${version}` })

cases(versionLeak, [
  [
    "a version is told, twice",
    { software: [seen("nginx", "1.24.0"), seen("nginx", "1.24.0"), seen("PHP", null)] },
    "told",
    ({ values, evidence }) => {
      assert.equal(values?.["programs"], "nginx 1.24.0")
      assert.equal(evidence?.length, 1)
    },
  ],
  ["only names are told", { software: [seen("nginx", null)] }, "none"],
  ["nothing is told", { software: [] }, "none"],
])
