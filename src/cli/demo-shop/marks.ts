import { readFileSync } from "node:fs"
import { z } from "zod"
import { writeText } from "../files.ts"

const shape = z.object({
  install: z.string().optional(),
  build: z.string().optional(),
  setup: z.string().optional(),
  database: z.string().optional(),
})
export type Mark = keyof z.infer<typeof shape>

/** Which steps of the first start were finished, and with what. A step is marked after its work, so a break leaves none. */
export interface Marks {
  has(mark: Mark, value: string): boolean
  set(mark: Mark, value: string): void
  /** Takes marks back before their work is done again. */
  drop(...marks: readonly Mark[]): void
}

const read = (file: string): Partial<Record<Mark, string | undefined>> => {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    // Missing or damaged: everything is done again, which is always right.
    return {}
  }
}

export const openMarks = (file: string): Marks => {
  let marks = read(file)
  const write = (next: typeof marks): void => {
    marks = next
    writeText(file, `${JSON.stringify(marks, null, 2)}\n`)
  }
  return {
    has: (mark, value) => marks[mark] === value,
    set: (mark, value) => write({ ...marks, [mark]: value }),
    drop: (...names) =>
      write(Object.fromEntries(Object.entries(marks).filter(([name]) => !names.some((n) => n === name)))),
  }
}
