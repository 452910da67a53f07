import type { Records, Write } from "../../storage/records.ts"

const PEOPLE_CHANGE = "people-change"

/**
 * The write that goes with every change which has to look at all people: that an owner is left, that no log-in name is there
 * twice. Read before looking; who comes later is refused by its number and looks again, in whichever process.
 */
export const peopleChange = async (records: Records, at: number): Promise<Write> => {
  const entry = await records.latest(PEOPLE_CHANGE, "all")
  return { kind: PEOPLE_CHANGE, key: "all", body: {}, at, expect: entry?.revision ?? 0 }
}
