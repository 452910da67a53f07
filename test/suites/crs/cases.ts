import { globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { parse } from "yaml"
import { z } from "zod"

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

/** All test files of a folder, read strictly: an unknown field is an error, so that nothing is left untested by mistake. */
export const readCases = (folder: string): { readonly files: number; readonly cases: Case[] } => {
  const paths = globSync(join(folder, "**/*.{yaml,yml}")).toSorted()
  const cases: Case[] = []
  for (const path of paths) {
    const document: unknown = parse(readFileSync(path, "utf8"))
    if (document === null) continue
    const file = fileSchema.parse(document, { error: () => `in ${basename(path)}` })
    for (const test of file.tests)
      cases.push({
        name: `${file.rule_id}-${test.test_id}`,
        ruleId: file.rule_id,
        testId: test.test_id,
        stages: test.stages,
      })
  }
  return { files: paths.length, cases }
}

const overridesSchema = z.strictObject({
  test_overrides: z.array(
    z.strictObject({
      rule_id: z.number(),
      test_ids: z.array(z.number()),
      reason: z.string().min(20),
      output: outputSchema,
    }),
  ),
})

export interface Override {
  readonly reason: string
  readonly output: StageOutput
}

/** What the HTTP server decides before any rule can: by case name, with the outcome that is expected instead. */
export const readOverrides = (path: string): ReadonlyMap<string, Override> => {
  const file = overridesSchema.parse(parse(readFileSync(path, "utf8")))
  return new Map(
    file.test_overrides.flatMap((one) =>
      one.test_ids.map((id) => [`${one.rule_id}-${id}`, { reason: one.reason, output: one.output }] as const),
    ),
  )
}
