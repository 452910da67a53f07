import { errorLine, EXIT, exitOf, SekishoError, type Exit } from "../lib/errors.ts"
import { cutEvidence } from "../lib/limits.ts"
import { VERSION } from "../lib/version.ts"
import { languageFrom, type Language } from "../lib/words.ts"
import { parseArguments } from "./arguments.ts"
import type { Command, Io } from "./command.ts"
import { commandHelp, overview } from "./help.ts"
import { sparing } from "./sparing.ts"

/** Every command, in the order of the help. Each is loaded only when it is called: together they are half of the program. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import("./init.ts")).init,
  plan: async () => (await import("./plan.ts")).plan,
  guideline: async () => (await import("./guideline.ts")).guideline,
  check: async () => (await import("./check.ts")).check,
  answer: async () => (await import("./answer.ts")).answer,
  checklist: async () => (await import("./checklist.ts")).checklist,
  report: async () => (await import("./report.ts")).report,
  remind: async () => (await import("./remind.ts")).remind,
  update: async () => (await import("./update.ts")).update,
  up: () => sparing(async () => (await import("./up.ts")).up),
  bypass: async () => (await import("./bypass.ts")).bypass,
  demo: async () => (await import("./demo.ts")).demo,
  guard: async () => (await import("./guard.ts")).guard,
  explain: async () => (await import("./explain.ts")).explain,
  allow: async () => (await import("./allow.ts")).allow,
  account: async () => (await import("./account.ts")).account,
  factor: async () => (await import("./factor.ts")).factor,
  waf: async () => (await import("./waf.ts")).waf,
  doctor: async () => (await import("./doctor.ts")).doctor,
}

/** `--lang` decides even about the words of an error in the other words, so it is read before anything else. */
const wishedLanguage = (words: readonly string[]): string | undefined => {
  const inline = words.find((word) => word.startsWith("--lang="))
  if (inline) return inline.slice("--lang=".length)
  const at = words.indexOf("--lang")
  return at < 0 ? undefined : words[at + 1]
}

const dispatch = async (io: Io, words: readonly string[], language: Language): Promise<Exit> => {
  const [name, ...rest] = words
  if (name === "--version" || name === "-v") {
    io.out(`${VERSION}\n`)
    return EXIT.fine
  }
  if (name === undefined || name === "help" || name === "--help" || name === "-h" || name.startsWith("--lang")) {
    io.out(overview(await Promise.all(Object.values(COMMANDS).map((load) => load())), language))
    return name === undefined ? EXIT.misuse : EXIT.fine
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load === undefined) throw new SekishoError("USAGE_UNKNOWN_COMMAND", { given: cutEvidence(name, 60) })
  const command = await load()
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out(commandHelp(command, language))
    return EXIT.fine
  }
  const { given, positionals } = parseArguments(command, rest)
  return command.run({ ...io, language }, given, positionals)
}

/** Runs one command line and answers the exit code. An expected error is one line on stderr. */
export const main = async (io: Io, words: readonly string[]): Promise<Exit> => {
  const language = languageFrom(wishedLanguage(words), io.environment)
  try {
    return await dispatch(io, words, language)
  } catch (error) {
    if (!(error instanceof SekishoError)) throw error
    io.err(`${errorLine(error, language)}\n`)
    return exitOf(error)
  }
}
