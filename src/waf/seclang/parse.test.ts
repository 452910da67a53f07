import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { SekishoError } from "../../lib/errors.ts"
import { parseRules, type RuleFiles } from "./parse.ts"
import type { Statement } from "./syntax.ts"

const files: RuleFiles = {
  include: (pattern) => (pattern === "more/*.conf" ? [{ path: "more/a.conf", text: 'SecMarker "A"' }] : null),
  data: () => null,
}
const read = (text: string): Statement[] => parseRules([{ path: "t.conf", text }], files)

test("a rule with everything in it", () => {
  const [rule] = read(
    [
      "# a comment",
      'SecRule ARGS|!ARGS:/^a|b$/|&REQUEST_HEADERS:Host "!@rx ^\\"x\\x5c" \\',
      '    "id:1,\\',
      "    msg:'it\\'s, so',t:none,t:lowercase,\\",
      '    chain"',
      '  SecRule TX:x "@eq %{tx.y}" "setvar:\'tx.z=+1\'"',
    ].join("\n"),
  )
  assert.ok(rule?.kind === "rule")
  assert.deepEqual(
    rule.targets.map(({ variable, selector, count, exclude }) => ({ variable, selector, count, exclude })),
    [
      { variable: "ARGS", selector: { kind: "all" }, count: false, exclude: false },
      { variable: "ARGS", selector: { kind: "pattern", source: "^a|b$" }, count: false, exclude: true },
      { variable: "REQUEST_HEADERS", selector: { kind: "key", key: "Host" }, count: true, exclude: false },
    ],
  )
  assert.equal(rule.operator?.negated, true)
  assert.equal(rule.operator?.argument, '^"x\\x5c')
  assert.deepEqual(
    rule.actions.map((action) => [action.name, action.value]),
    [
      ["id", "1"],
      ["msg", "it's, so"],
      ["t", "none"],
      ["t", "lowercase"],
      ["chain", null],
    ],
  )
  assert.deepEqual(rule.place, { file: "t.conf", line: 2, column: 1 })
  assert.equal(rule.links[0]?.operator?.name, "eq")
})

test("markers, includes and directives", () => {
  const kinds = read("Include more/*.conf\nSecRuleEngine On\nIncludeOptional gone/*.conf").map((one) => one.kind)
  assert.deepEqual(kinds, ["marker", "directive"])
})

const REFUSED: readonly (readonly [name: string, text: string, code: string, line: number, column: number])[] = [
  ["an unknown directive", "\nSecFoo On", "WAF_UNKNOWN", 2, 1],
  ["a script", 'SecRuleScript a.lua "id:1"', "WAF_UNKNOWN", 1, 1],
  ["an unknown variable", 'SecRule ARGS|NOPE "@rx a" "id:1"', "WAF_UNKNOWN", 1, 14],
  ["a name of Object's own as variable", 'SecRule CONSTRUCTOR "@rx a" "id:1"', "WAF_UNKNOWN", 1, 9],
  ["an unknown action", 'SecRule ARGS "@rx a" "id:1,\\\n  frob:1"', "WAF_UNKNOWN", 2, 3],
  ["a name of Object's own as action", 'SecAction "id:1,constructor"', "WAF_UNKNOWN", 1, 17],
  ["an unclosed quote", 'SecRule ARGS "@rx a', "WAF_SYNTAX", 1, 14],
  ["an unclosed value", 'SecAction "id:1,msg:\'a"', "WAF_SYNTAX", 1, 21],
  ["a chain that ends nowhere", 'SecRule ARGS "a" "id:1,chain"', "WAF_SYNTAX", 1, 1],
  ["a chain cut by a marker", 'SecRule ARGS "a" "id:1,chain"\nSecMarker X', "WAF_SYNTAX", 2, 1],
  ["a missing include", "Include none.conf", "WAF_FILE", 1, 9],
  ["a value where none belongs", 'SecAction "id:1,pass:1"', "WAF_BAD_VALUE", 1, 17],
  ["no value where one belongs", 'SecAction "id"', "WAF_BAD_VALUE", 1, 12],
]

for (const [name, text, code, line, column] of REFUSED)
  test(`refused with its place: ${name}`, () => {
    assert.throws(
      () => read(text),
      (error: unknown) => {
        assert.ok(error instanceof SekishoError)
        assert.deepEqual(
          [error.code, error.values["file"], error.values["line"], error.values["column"]],
          [code, "t.conf", line, column],
        )
        return true
      },
    )
  })

test("whatever the text, the parser answers or throws from the catalogue", () => {
  const word = fc.constantFrom(
    "SecRule",
    "SecAction",
    "ARGS",
    "!ARGS:/a/",
    "|",
    '"',
    "'",
    "\\",
    "\n",
    "@rx ",
    "id:1",
    ",",
    "chain",
    "&",
    "t:none",
    " ",
    "#",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join("")),
      ),
      (text) => {
        try {
          read(text)
        } catch (error) {
          assert.ok(error instanceof SekishoError, String(error))
        }
      },
    ),
    { numRuns: 400 },
  )
})
