import assert from "node:assert/strict"
import { test } from "node:test"
import readExcelFile from "read-excel-file/node"
import { parse } from "yaml"
import { z } from "zod"
import { REQUIREMENTS } from "../guideline/catalogue.ts"
import { cisoAssistantLibrary } from "../guideline/export/ciso-assistant.ts"
import { CISO_COLUMNS, cisoRows, cisoWorkbook } from "./ciso-results.ts"
import type { Document } from "./document.ts"
import { answeredDocument } from "./papers/sample-answered.ts"

const library = z.object({
  objects: z.object({
    framework: z.object({
      requirement_nodes: z.array(z.object({ urn: z.string(), ref_id: z.string(), assessable: z.boolean() })),
    }),
  }),
})

test("CISO Assistant: every row names a node of the library that can be assessed", () => {
  const nodes = library.parse(parse(cisoAssistantLibrary(REQUIREMENTS))).objects.framework.requirement_nodes
  const assessable = new Map(nodes.filter((node) => node.assessable).map((node) => [node.urn, node.ref_id]))
  const rows = cisoRows(answeredDocument, "en")
  assert.equal(rows.length, assessable.size)
  for (const { urn, ref_id: id } of rows) assert.equal(assessable.get(urn), id)
})

test("CISO Assistant: only the importer's own words; what is not known is not assessed", () => {
  const criteria = answeredDocument.verdicts.flatMap((verdict) => verdict.criteria)
  const results = new Set<string>()
  for (const [index, row] of cisoRows(answeredDocument, "ja").entries()) {
    const state = criteria[index]?.state
    results.add(row.compliance_result)
    assert.ok(["to_do", "in_progress", "done"].includes(row.requirement_progress))
    assert.equal(row.compliance_result === "compliant", state === "met", row.ref_id)
    if (state === "unknown") assert.equal(row.compliance_result, "not_assessed")
  }
  assert.deepEqual([...results].toSorted(), ["compliant", "non_compliant", "not_applicable", "not_assessed"])
})

test("CISO Assistant: the file is read back cell by cell, and a formula stays a text", async () => {
  const odd: Document = {
    ...answeredDocument,
    verdicts: answeredDocument.verdicts.map((verdict) => ({
      ...verdict,
      criteria: verdict.criteria.map((criterion) => ({
        ...criterion,
        question: { ja: "=1+1", en: "=1+1" },
        because: { ja: "a\u0007\u0000b_x0041_ toString", en: "x" },
      })),
    })),
  }
  const [head, ...rows] = await readExcelFile(Buffer.from(await cisoWorkbook(odd, "ja"))).then((sheets) =>
    sheets[0] === undefined ? assert.fail() : sheets[0].data,
  )
  assert.deepEqual(head, CISO_COLUMNS)
  assert.equal(rows.length, cisoRows(odd, "ja").length)
  for (const row of rows) {
    assert.equal(row[1], true)
    assert.equal(row[3], "=1+1")
    assert.match(String(row[8]), /ab_x0041_ toString/)
  }
})
