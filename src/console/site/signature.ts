import { SekishoError } from "../../lib/errors.ts"
import type { Person } from "../access/people.ts"

const plain = (name: string): string => name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase()

/** A name that was typed stands for a signature only when it is that of the person who is signed in. Throws `CONSOLE_NAME_DIFFERS`. */
export const requireSignature = (person: Person, typed: string): void => {
  if (plain(person.name) !== plain(typed)) throw new SekishoError("CONSOLE_NAME_DIFFERS", { name: person.name })
}
