import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parsePermissionsPolicy } from "./permissions-policy.ts"

const ROWS: readonly (readonly [name: string, value: string, want: Record<string, string> | null])[] = [
  ["closed", "camera=(), microphone=()", { camera: "nobody", microphone: "nobody" }],
  ["self, bare and in brackets", "camera=self,geolocation=(self)", { camera: "self", geolocation: "self" }],
  ["everybody, bare and in brackets", "camera=*, usb=(*)", { camera: "everybody", usb: "everybody" }],
  ["named", 'payment=(self "https://pay.example")', { payment: "listed" }],
  ["one named without brackets", 'payment="https://pay.example"', { payment: "listed" }],
  ["parameters", "camera=();report-to=x, usb=(self;a=1)", { camera: "nobody", usb: "self" }],
  ["odd blanks", "camera=( ) ,\tusb=(  self  )", { camera: "nobody", usb: "self" }],
  ["the last of a repeat", "camera=*, camera=()", { camera: "nobody" }],
  ["the old form", "camera 'none'; microphone 'none'", null],
  ["semicolons for commas", "camera=(); usb=()", null],
  ["no value", "camera", null],
  ["an open bracket", "camera=(self", null],
  ["quotes of the wrong kind", "camera='none'", null],
  ["a trailing comma", "camera=(),", null],
  ["empty", "", null],
]

for (const [name, value, want] of ROWS)
  test(`Permissions-Policy: ${name}`, () => {
    const got = parsePermissionsPolicy(value)
    assert.deepEqual(got === null ? null : Object.fromEntries(got), want)
  })

test("Permissions-Policy: any text gives a policy or null", () => {
  const piece = fc.constantFrom(
    "camera",
    "=",
    "(",
    ")",
    "*",
    "self",
    ",",
    " ",
    ";",
    '"',
    "https://a.example",
    "\\",
    "a=1",
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join("")),
      ),
      (value) => {
        const got = parsePermissionsPolicy(value)
        assert.ok(got === null || got.size > 0)
      },
    ),
  )
})

test("Permissions-Policy: what is written is read back", () => {
  const kinds = { nobody: "()", self: "(self)", everybody: "*", listed: '(self "https://a.example")' } as const
  const feature = fc.constantFrom("camera", "usb", "payment", "geolocation", "ch-ua-full", "x_1")
  const kind = fc.constantFrom("nobody", "self", "everybody", "listed")
  fc.assert(
    fc.property(fc.dictionary(feature, kind, { minKeys: 1 }), (policy) => {
      const text = Object.entries(policy)
        .map(([name, of]) => `${name}=${kinds[of]}`)
        .join(", ")
      assert.deepEqual(Object.fromEntries(parsePermissionsPolicy(text) ?? []), { ...policy })
    }),
  )
})
