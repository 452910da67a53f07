import { TRIGGER, type Transform } from "./transform.ts"

/** What a shell would make of a line: quotes, backslashes and carets out; `,` `;` and blanks one space; lower case. */
export const cmdLine: Transform = {
  name: "cmdline",
  triggers: TRIGGER.quote | TRIGGER.backslash | TRIGGER.shell | TRIGGER.space | TRIGGER.upper | TRIGGER.slash,
  apply: (value) =>
    value
      .replace(/["'\\^]+/g, "")
      .replace(/[,;\t-\r ]+/g, " ")
      // A blank before a slash or a parenthesis says nothing to a shell.
      .replace(/ ([/(])/g, "$1")
      .replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
}
