import { createInterface, type Interface } from "node:readline/promises"
import { systemClock } from "../lib/clock.ts"
import { errorLine, exitOf, SekishoError } from "../lib/errors.ts"
import { languageFrom } from "../lib/words.ts"
import type { Io } from "./command.ts"
import { main } from "./dispatch.ts"

const stop = new AbortController()
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort())
// A reader that went away (`sekisho check | head`) is no mistake of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0)
})

/** One reader for all questions: lines that were typed ahead of a question are kept for it. */
const createAsk = (): { ask: NonNullable<Io["ask"]>; close: () => void } => {
  let reader: Interface | undefined
  let lines: AsyncIterator<string> | undefined
  return {
    ask: async (question) => {
      reader ??= createInterface({ input: process.stdin, output: process.stderr, prompt: "" })
      lines ??= reader[Symbol.asyncIterator]()
      reader.setPrompt(question)
      reader.prompt()
      const next = await lines.next()
      if (next.done) throw new SekishoError("CALLED_OFF")
      return next.value
    },
    close: () => reader?.close(),
  }
}

const keyboard = createAsk()
const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ask: process.stdin.isTTY && process.stderr.isTTY ? keyboard.ask : null,
  outIsTerminal: process.stdout.isTTY,
  errIsTerminal: process.stderr.isTTY,
  columns: process.stdout.columns ?? process.stderr.columns ?? 120,
  language: languageFrom(undefined, process.env),
  environment: process.env,
  folder: process.cwd(),
  clock: systemClock,
  signal: stop.signal,
}

try {
  process.exitCode = await main(io, process.argv.slice(2))
} catch (error) {
  // Everything expected was answered by `main`; this is a mistake of ours.
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const internal = new SekishoError("INTERNAL", { reason })
  process.stderr.write(`${errorLine(internal, io.language)}\n`)
  if (process.env["SEKISHO_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`)
  process.exitCode = exitOf(internal)
} finally {
  keyboard.close()
}
