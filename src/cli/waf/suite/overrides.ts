import type { Words } from "../../../lib/words.ts"
import type { Override, StageOutput } from "./cases.ts"

const refused: StageOutput = { status: 400, log: { no_match_regex: String.raw`\[id "\d+"\]` } }

const ROWS: readonly {
  readonly tests: readonly string[]
  readonly reason: Words
  readonly output: StageOutput
}[] = [
  {
    tests: ["911100-5", "911100-7", "920100-10", "920100-14", "949110-4"],
    reason: {
      ja: "node:http は決まったメソッドだけを知っていて、ほかは自分で400を返します",
      en: "node:http knows a fixed list of methods and answers any other with 400 itself",
    },
    output: refused,
  },
  {
    tests: ["920181-1"],
    reason: {
      ja: "Content-Length と Transfer-Encoding が両方ある要求には、node:http が自分で400を返します(RFC 9112の6.1が認める扱い)",
      en: "node:http answers Content-Length together with Transfer-Encoding with 400 itself, as RFC 9112 section 6.1 allows",
    },
    output: refused,
  },
  {
    tests: ["920430-8"],
    reason: {
      ja: "知らないHTTPの版には、node:http が自分で400を返します",
      en: "node:http answers a protocol version that it does not speak with 400 itself",
    },
    output: refused,
  },
  {
    tests: ["920620-1"],
    reason: {
      ja: "二つの Content-Type を httpd はつなげますが、node:http は両方とも渡すので、ルールは本来探すものを見つけます",
      en: "node:http hands over both Content-Type lines, where httpd joins them, so the rule sees what it looks for",
    },
    output: { status: 200, log: { expect_ids: [920_620] } },
  },
  {
    tests: ["934120-23", "934120-24", "934120-25", "934120-26", "934120-39"],
    reason: {
      ja: "アドレスに0x7Fより上のバイトがあると、node:http が自分で400を返します",
      en: "node:http answers bytes above 0x7F in the request target with 400 itself",
    },
    output: refused,
  },
]

/**
 * What the HTTP server decides before any rule of the OWASP suite can: by test name, with the outcome that is expected
 * instead. At most 21 may stand here, none of them about the engine.
 */
export const SERVER_OVERRIDES: ReadonlyMap<string, Override> = new Map(
  ROWS.flatMap(({ tests, reason, output }) => tests.map((name) => [name, { reason, output }] as const)),
)
