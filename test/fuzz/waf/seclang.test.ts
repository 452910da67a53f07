import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../../src/lib/errors.ts"
import { createEngine } from "../../../src/waf/index.ts"
import { lintRules } from "../../../src/waf/lint.ts"
import { runs } from "./runs.ts"

const nothing = { include: () => null, data: (name: string) => (name === "a.data" ? "x\ny\n" : null) }

const words = fc.constantFrom(
  "SecRule", "SecAction", "SecMarker", "SecRuleEngine", "SecRuleRemoveById", "SecRuleRemoveByTag", "SecRuleUpdateTargetById",
  "SecRuleUpdateActionById", "SecRuleUpdateTargetByTag", "SecDefaultAction", "SecRequestBodyLimit", "Include", "SecFoo",
  "ARGS", "ARGS:/^a/", "ARGS:/(/", "!ARGS:x", "&ARGS", "TX:1", "XML:/*", "REQUEST_HEADERS:User-Agent", "REQUEST_BODY|FILES",
  "\"", "'", "\\", "\n", " ", "|", ",", ":", ";", "!", "=", "#", "\\\n",
  "\"@rx (a+)+$\"", "\"@rx (?:a{1,999}){1,999}\"", "\"@rx [\"", "\"@pm a b\"", "\"@pmFromFile a.data\"", "\"@pmFromFile b.data\"",
  "\"@within %{tx.x}\"", "\"@rx %{tx.x}\"", "\"@ipMatch 1.2.3.4/33\"", "\"@validateByteRange 1-300\"", "\"@detectSQLi\"", "\"@eq %{ARGS.a}\"",
  "\"id:1,phase:1,pass\"", "\"id:2,phase:2,deny,status:403,chain\"", "\"id:1\"", "\"phase:9\"", "\"id:3,t:lowercase,t:foo\"",
  "\"id:4,phase:2,pass,setvar:tx.x=+%{MATCHED_VAR}\"", "\"id:5,phase:2,pass,ctl:ruleRemoveById=1-9\"", "\"id:6,phase:2,pass,ctl:ruleRemoveByTag=(\"",
  "\"id:7,phase:2,pass,ctl:ruleRemoveTargetById=1;ARGS:/[/\"", "\"id:8,skipAfter:END\"", "END", "\"id:9,phase:2,pass,expirevar:tx.x=\"",
  "1-5", "\"tag\"", "\"(\"", "99999999999999999999",
) // prettier-ignore

/** Rules in the right form, with anything in their places: these are the ones that get to run. */
const targets = fc.constantFrom(
  "ARGS",
  "ARGS|REQUEST_URI",
  "&ARGS",
  "ARGS:/^a/",
  "ARGS|!ARGS:b",
  "TX:/x/",
  "MATCHED_VARS",
  "REQUEST_HEADERS:Host",
  "XML:/*",
  "DURATION",
)
const operators = fc.oneof(
  fc.string({ maxLength: 12 }).map((pattern) => `@rx ${pattern}`),
  fc.stringMatching(/^[()a-c*+?|{}0-9[\]\\.^$-]{0,20}$/).map((pattern) => `@rx ${pattern}`),
  fc.constantFrom("@pm a bb c", "@within a b", "@contains a", "@streq %{ARGS.a}", "@eq 1", "!@rx a", "@validateByteRange 32-126", "@validateUtf8Encoding", "@detectXSS", "@detectSQLi", "@unconditionalMatch", "@ipMatch 192.0.2.0/24", "@pmFromFile a.data", "@rx %{ARGS.a}"),
) // prettier-ignore
const actions = fc.array(
  fc.constantFrom("t:lowercase", "t:urlDecodeUni", "t:none", "t:length", "multiMatch", "capture", "setvar:tx.x=+1", "setvar:tx.x=%{TX.0}", "setvar:!tx.x", "log", "msg:'a %{MATCHED_VAR}'", "logdata:'%{TX.9}'", "tag:'t'", "severity:CRITICAL", "skip:1", "skipAfter:END", "ctl:ruleRemoveById=1-5", "ctl:ruleRemoveTargetById=2;ARGS:a", "ctl:ruleEngine=DetectionOnly", "initcol:ip=%{REMOTE_ADDR}", "setvar:ip.n=+1", "expirevar:ip.n=60", "deny", "redirect:/x", "allow:phase", "drop", "chain"),
  { maxLength: 5 },
) // prettier-ignore
const formed = fc
  .array(fc.tuple(targets, operators, actions, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 6 })
  .map((rules) =>
    rules
      .map(([target, operator, more, phase], index) => {
        const chains = more.includes("chain") && index < rules.length - 1
        const list = [`id:${index + 1}`, `phase:${phase}`, "pass", ...more.filter((one) => one !== "chain" || chains)]
        return `SecRule ${target} "${operator.replace(/["\\\n\r]/g, "")}" "${list.join(",")}"`
      })
      .join("\n"),
  )

const line = fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "))
const text = fc.oneof(
  formed,
  fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n")),
  fc.array(fc.oneof(words, fc.string({ maxLength: 20 })), { maxLength: 20 }).map((parts) => parts.join("")),
)

const inCatalogue = (error: unknown): void => {
  assert.ok(error instanceof SekishoError && error.code.startsWith("WAF_"), String(error))
}

test(
  "SecLang: any text is a rule set that runs, or an error of the catalogue with its place",
  { timeout: 300_000 },
  () => {
    let made = 0
    fc.assert(
      fc.property(text, fc.string({ maxLength: 60 }), (rules, value) => {
        let engine
        try {
          engine = createEngine([{ path: "a.conf", text: rules }], nothing)
        } catch (error) {
          inCatalogue(error)
          assert.ok(error instanceof SekishoError && typeof error.values["line"] === "number")
          return
        }
        made++
        const transaction = engine.transaction({
          remoteAddress: "192.0.2.1",
          remotePort: 1,
          serverAddress: "192.0.2.2",
          serverPort: 80,
          uniqueId: "u",
          startedAtMs: 0,
        })
        transaction.request("GET", `/?a=${encodeURIComponent(value.toWellFormed())}`, "HTTP/1.1", [["Host", "x"]])
        transaction.endBody()
        transaction.response(200, "HTTP/1.1", [])
        transaction.endResponse()
        transaction.end()
      }),
      { numRuns: runs(3_000) },
    )
    assert.ok(made > 200, `${made} rule sets were made`)
  },
)

test("lint: the same texts, every pattern compiled for both engines", { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(text, (rules) => {
      try {
        assert.ok(lintRules([{ path: "a.conf", text: rules }], nothing).files === 1)
      } catch (error) {
        inCatalogue(error)
      }
    }),
    { numRuns: runs(1_000) },
  )
})
