import type { Engine } from "../../../src/waf/index.ts"
import type { Case, Override } from "./cases.ts"
import { exchange } from "./exchange.ts"
import { judge } from "./judge.ts"
import { requestBytes } from "./message.ts"
import { startServer, type Log } from "./server.ts"

export interface SuiteResult {
  readonly tests: number
  readonly stages: number
  /** Passed as the suite expects. */
  readonly passed: number
  /** Passed as the override says. */
  readonly overridden: number
  readonly failures: readonly { readonly name: string; readonly wrong: readonly string[] }[]
  /** Overrides that no test needs any more. */
  readonly needless: readonly string[]
}

const PARALLEL = 8

/** Runs all cases over sockets against the engine behind node:http. */
export const runSuite = async (
  engine: Engine,
  cases: readonly Case[],
  overrides: ReadonlyMap<string, Override>,
): Promise<SuiteResult> => {
  const log: Log = new Map()
  const { server, port } = await startServer(engine, log)
  const failures: { name: string; wrong: string[] }[] = []
  const needless: string[] = []
  let [stages, passed, overridden] = [0, 0, 0]

  const runCase = async (one: Case): Promise<void> => {
    const override = overrides.get(one.name)
    const wrong: string[] = []
    const wrongOverridden: string[] = []
    for (const stage of one.stages) {
      stages++
      const answer = await exchange(port, requestBytes(stage.input))
      const matches = log.get(answer.clientPort) ?? []
      log.delete(answer.clientPort)
      wrong.push(...judge(stage.output, answer, matches))
      if (override !== undefined) wrongOverridden.push(...judge(override.output, answer, matches))
    }
    if (wrong.length === 0) {
      passed++
      if (override !== undefined) needless.push(one.name)
    } else if (override !== undefined && wrongOverridden.length === 0) overridden++
    else failures.push({ name: one.name, wrong: override === undefined ? wrong : wrongOverridden })
  }

  const queue = [...cases]
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await runCase(one)
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  server.closeAllConnections()
  server.close()
  return { tests: cases.length, stages, passed, overridden, failures, needless }
}
