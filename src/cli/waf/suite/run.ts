import type { Engine } from "../../../waf/index.ts"
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
  /** Passed as an override says: their names. */
  readonly overridden: readonly string[]
  readonly failures: readonly { readonly name: string; readonly wrong: readonly string[] }[]
  /** Overrides of tests that were run and pass without. */
  readonly needless: readonly string[]
}

export interface SuiteRun {
  readonly engine: Engine
  readonly cases: readonly Case[]
  readonly overrides: ReadonlyMap<string, Override>
  /** Told after each test, with the share of tests that are done. */
  readonly progress?: (share: number) => void
}

const PARALLEL = 8

class Suite {
  readonly #run: SuiteRun
  readonly #port: number
  readonly #log: Log
  #stages = 0
  #passed = 0
  readonly #overridden: string[] = []
  readonly #needless: string[] = []
  readonly #failures: { name: string; wrong: readonly string[] }[] = []

  constructor(run: SuiteRun, port: number, log: Log) {
    this.#run = run
    this.#port = port
    this.#log = log
  }

  async #case(one: Case): Promise<void> {
    const override = this.#run.overrides.get(one.name)
    const wrong: string[] = []
    const wrongOverridden: string[] = []
    for (const stage of one.stages) {
      this.#stages++
      const answer = await exchange(this.#port, requestBytes(stage.input))
      const matches = this.#log.get(answer.clientPort) ?? []
      this.#log.delete(answer.clientPort)
      wrong.push(...judge(stage.output, answer, matches))
      if (override !== undefined) wrongOverridden.push(...judge(override.output, answer, matches))
    }
    if (wrong.length === 0) {
      this.#passed++
      if (override !== undefined) this.#needless.push(one.name)
    } else if (override !== undefined && wrongOverridden.length === 0) this.#overridden.push(one.name)
    else this.#failures.push({ name: one.name, wrong: override === undefined ? wrong : wrongOverridden })
  }

  async all(): Promise<SuiteResult> {
    const { cases, progress } = this.#run
    const queue = [...cases]
    const worker = async (): Promise<void> => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        await this.#case(one)
        progress?.(1 - queue.length / cases.length)
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, worker))
    return {
      tests: cases.length,
      stages: this.#stages,
      passed: this.#passed,
      overridden: this.#overridden.toSorted(),
      failures: this.#failures,
      needless: this.#needless,
    }
  }
}

/** Runs all cases over sockets against the engine behind node:http. What the engine throws is thrown. */
export const runSuite = async (run: SuiteRun): Promise<SuiteResult> => {
  const log: Log = new Map()
  const faults: unknown[] = []
  const { server, port } = await startServer(run.engine, log, (error) => void faults.push(error))
  try {
    const result = await new Suite(run, port, log).all()
    if (faults.length > 0) throw faults[0]
    return result
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
