import assert from "node:assert/strict"
import { test } from "node:test"
import { Ajv } from "ajv"
import addFormats from "ajv-formats"
import { REQUIREMENTS } from "../guideline/catalogue.ts"
import { oscalCatalog } from "../guideline/export/oscal.ts"
import { LANGUAGES } from "../lib/words.ts"
import { oscalResults } from "./oscal-results.ts"
import { answeredDocument, SAMPLE_NOW } from "./papers/sample-answered.ts"

const UUID = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$"
const uuid = { type: "string", pattern: UUID }
const token = { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9._-]*$" }
const line = { type: "string", pattern: "^\\S(.*\\S)?$" }
const time = { type: "string", format: "date-time", pattern: "Z$" }
const closed = (properties: object, required: readonly string[]) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
})
const many = (items: object) => ({ type: "array", minItems: 1, items })
const prop = closed({ name: token, value: line, ns: { type: "string", format: "uri" } }, ["name", "value"])

/** The parts of the published OSCAL 1.1 model of assessment results that we write, as strict as it is. */
const MODEL = closed(
  {
    "assessment-results": closed(
      {
        uuid,
        metadata: closed(
          {
            title: line,
            "last-modified": time,
            version: line,
            "oscal-version": { const: "1.1.2" },
            remarks: { type: "string" },
          },
          ["title", "last-modified", "version", "oscal-version"],
        ),
        "import-ap": closed({ href: { type: "string", format: "uri-reference" }, remarks: { type: "string" } }, [
          "href",
        ]),
        results: many(
          closed(
            {
              uuid,
              title: line,
              description: line,
              start: time,
              end: time,
              props: many(prop),
              "reviewed-controls": closed(
                {
                  "control-selections": many(
                    closed({ "include-controls": many(closed({ "control-id": token }, ["control-id"])) }, []),
                  ),
                },
                ["control-selections"],
              ),
              observations: many(
                closed(
                  {
                    uuid,
                    title: line,
                    description: line,
                    props: many(prop),
                    methods: many({ enum: ["EXAMINE", "INTERVIEW", "TEST"] }),
                    collected: time,
                    expires: time,
                    "relevant-evidence": many(
                      closed({ description: line, href: { type: "string", format: "uri-reference" } }, ["description"]),
                    ),
                  },
                  ["uuid", "description", "methods", "collected"],
                ),
              ),
              findings: many(
                closed(
                  {
                    uuid,
                    title: line,
                    description: line,
                    props: many(prop),
                    target: closed(
                      {
                        type: { const: "objective-id" },
                        "target-id": token,
                        status: closed(
                          {
                            state: { enum: ["satisfied", "not-satisfied"] },
                            reason: { enum: ["pass", "fail", "other"] },
                          },
                          ["state"],
                        ),
                      },
                      ["type", "target-id", "status"],
                    ),
                    "related-observations": many(closed({ "observation-uuid": uuid }, ["observation-uuid"])),
                  },
                  ["uuid", "title", "description", "target"],
                ),
              ),
            },
            ["uuid", "title", "description", "start", "reviewed-controls"],
          ),
        ),
        "back-matter": closed({ resources: many(closed({ uuid, title: line, description: line }, ["uuid"])) }, [
          "resources",
        ]),
      },
      ["uuid", "metadata", "import-ap", "results"],
    ),
  },
  ["assessment-results"],
)
const ajv = new Ajv({ strict: true, allErrors: true })
addFormats.default(ajv)
const valid = ajv.compile(MODEL)

for (const language of LANGUAGES)
  test(`oscal ${language}: fits the model, the same document gives the same bytes`, () => {
    const results = oscalResults(answeredDocument, SAMPLE_NOW, language)
    assert.ok(valid(JSON.parse(JSON.stringify(results))), JSON.stringify(valid.errors?.slice(0, 3)))
    assert.deepEqual(oscalResults(answeredDocument, SAMPLE_NOW, language), results)
    assert.ok(!valid({ ...results, more: 1 }), "the model refuses what it does not know")
  })

const result = oscalResults(answeredDocument, SAMPLE_NOW, "ja")["assessment-results"].results[0] ?? assert.fail()
const findings = result.findings ?? []

test("oscal: only what is met is satisfied; what is not known is not, and says so; what does not apply is left out", () => {
  const criteria = answeredDocument.verdicts.flatMap((verdict) => verdict.criteria)
  assert.equal(findings.length, criteria.filter(({ state }) => state !== "not-applicable").length)
  const state = new Map(criteria.map((one) => [one.criterion, one.state]))
  const seen = new Set<string>()
  for (const { props, target } of findings) {
    const id = props.find(({ name }) => name === "criterion")?.value ?? ""
    const is = state.get(id) ?? assert.fail(id)
    seen.add(is)
    assert.equal(target.status.state === "satisfied", is === "met", id)
    assert.equal(props.find(({ name }) => name === "state")?.value, is)
  }
  assert.deepEqual([...seen].toSorted(), ["met", "unknown", "unmet"])
})

test("oscal: targets and controls are those of the catalogue, observations exist and are named once", () => {
  const groups = oscalCatalog(REQUIREMENTS).catalog.groups.flatMap(({ controls }) => controls)
  const parts = new Set(groups.flatMap((control) => control.parts.map(({ id }) => id)))
  const controls = new Set(groups.map(({ id }) => id))
  for (const { target } of findings) assert.ok(parts.has(target["target-id"]), target["target-id"])
  for (const { "control-id": id } of result["reviewed-controls"]["control-selections"][0]?.["include-controls"] ?? [])
    assert.ok(controls.has(id), id)
  const observations = (result.observations ?? []).map((one) => one.uuid)
  assert.equal(new Set(observations).size, observations.length)
  const related = findings.flatMap((one) => one["related-observations"] ?? [])
  assert.ok(related.length > 10)
  for (const one of related) assert.ok(observations.includes(one["observation-uuid"]))
})
