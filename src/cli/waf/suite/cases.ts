import { join } from "node:path"
import { parse } from "yaml"
import { z } from "zod"
import { SekishoError } from "../../../lib/errors.ts"
import { cutEvidence } from "../../../lib/limits.ts"
import type { Words } from "../../../lib/words.ts"
import { filesOf, readRuleText } from "../rule-files.ts"

const numberOrText = z.union([z.string(), z.number()])

const inputSchema = z.strictObject({
  dest_addr: z.string().optional(),
  port: z.number().optional(),
  protocol: z.string().optional(),
  method: z.string().optional(),
  uri: z.string().optional(),
  version: z.string().optional(),
  headers: z.record(z.string(), z.union([numberOrText, z.null()])).optional(),
  data: numberOrText.nullable().optional(),
  autocomplete_headers: z.boolean().optional(),
  encoded_request: z.string().optional(),
  follow_redirect: z.boolean().optional(),
  save_cookie: z.boolean().optional(),
})

const outputSchema = z.strictObject({
  status: z.number().optional(),
  expect_error: z.boolean().optional(),
  retry_once: z.boolean().optional(),
  isolated: z.boolean().optional(),
  response_contains: z.string().optional(),
  log: z
    .strictObject({
      expect_ids: z.array(z.number()).optional(),
      no_expect_ids: z.array(z.number()).optional(),
      match_regex: z.string().optional(),
      no_match_regex: z.string().optional(),
    })
    .optional(),
})

const stageSchema = z.strictObject({ input: inputSchema, output: outputSchema })

const fileSchema = z.looseObject({
  rule_id: z.number(),
  tests: z.array(z.looseObject({ test_id: z.number(), stages: z.array(stageSchema) })),
})

export type StageInput = z.infer<typeof inputSchema>
export type StageOutput = z.infer<typeof outputSchema>
export interface Case {
  readonly name: string
  readonly ruleId: number
  readonly testId: number
  readonly stages: readonly z.infer<typeof stageSchema>[]
}

/** One YAML file in its shape. Throws WAF_TESTS. */
const readYaml = <T>(path: string, schema: z.ZodType<T>): T | null => {
  try {
    const document: unknown = parse(Buffer.from(readRuleText(path), "latin1").toString("utf8"))
    return document === null ? null : schema.parse(document)
  } catch (error) {
    if (error instanceof SekishoError) throw error
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined
    const reason = issue ? `${issue.path.join(".")}: ${issue.message}` : error instanceof Error ? error.message : "?"
    throw new SekishoError("WAF_TESTS", { file: path, reason: cutEvidence(reason, 120) }, { cause: error })
  }
}

/**
 * All test files of a folder, read strictly: an unknown field is an error, so that nothing is left untested by mistake.
 * Throws WAF_TESTS, also where there is no test at all.
 */
export const readCases = (folder: string): { readonly files: number; readonly cases: Case[] } => {
  const paths = [...filesOf(folder, "**/*.yaml"), ...filesOf(folder, "**/*.yml")].toSorted()
  const cases: Case[] = []
  for (const path of paths) {
    const file = readYaml(path, fileSchema)
    for (const test of file?.tests ?? [])
      cases.push({
        name: `${file?.rule_id}-${test.test_id}`,
        ruleId: file?.rule_id ?? 0,
        testId: test.test_id,
        stages: test.stages,
      })
  }
  if (cases.length === 0) throw new SekishoError("WAF_TESTS", { file: join(folder, "**/*.yaml"), reason: "0" })
  return { files: paths.length, cases }
}

const overridesSchema = z.looseObject({
  test_overrides: z.array(
    z.strictObject({
      rule_id: z.number(),
      test_ids: z.array(z.number()),
      reason: z.string().min(20),
      expect_failure: z.boolean().optional(),
      output: outputSchema,
    }),
  ),
})

/** What is expected in place of a test's own word, and why. */
export interface Override {
  readonly reason: Words
  readonly output: StageOutput
}

/** Overrides of one's own, in the suite's format, by test name. Throws WAF_TESTS. */
export const readOverrides = (path: string): ReadonlyMap<string, Override> =>
  new Map(
    (readYaml(path, overridesSchema)?.test_overrides ?? []).flatMap((one) =>
      one.test_ids.map(
        (id) => [`${one.rule_id}-${id}`, { reason: { ja: one.reason, en: one.reason }, output: one.output }] as const,
      ),
    ),
  )
