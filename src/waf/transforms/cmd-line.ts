import { madeText, roomFor } from "./bytes.ts"
import { TRIGGER, type Transform } from "./transform.ts"

/** What becomes of each byte: taken out, a blank, or another byte. */
const OUT = 256
const BLANK = 257
const ofByte = (byte: number): number => {
  const character = String.fromCharCode(byte)
  if ("\"'\\^".includes(character)) return OUT
  if (",; ".includes(character) || (byte >= 9 && byte <= 13)) return BLANK
  return byte >= 65 && byte <= 90 ? byte + 32 : byte
}
const BECOMES = Int16Array.from({ length: 256 }, (_, byte) => ofByte(byte))

const apply = (value: string): string => {
  const out = roomFor(value.length)
  let length = 0
  let blank = false
  let changed = false
  for (let at = 0; at < value.length; at++) {
    const byte = value.charCodeAt(at)
    const becomes = BECOMES[byte & 255] ?? 0
    if (becomes !== byte) changed = true
    if (becomes === OUT) continue
    if (becomes === BLANK) {
      blank = true
      continue
    }
    // A blank before a slash or a parenthesis says nothing to a shell.
    if (blank && byte !== 47 && byte !== 40) out[length++] = 32
    blank = false
    out[length++] = becomes
  }
  if (!changed) return value
  if (blank) out[length++] = 32
  return madeText(out, length)
}

/** What a shell would make of a line: quotes, backslashes and carets out; `,` `;` and blanks one space; lower case. */
export const cmdLine: Transform = {
  name: "cmdline",
  triggers: TRIGGER.quote | TRIGGER.backslash | TRIGGER.shell | TRIGGER.space | TRIGGER.upper | TRIGGER.slash,
  apply,
}
