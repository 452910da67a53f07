import type { Words } from "../../lib/words.ts"

/** One line of the secure-implementation checklist (セキュリティ実装チェックリスト), in our own words. */
export interface ChecklistLine {
  /** Number in the checklist, `1-(i)-a`. Permanent. */
  readonly id: string
  /** Class of hole, 1 to 11. */
  readonly hole: number
  /** `root` removes the hole; `insurance` makes an attack harder or its harm smaller. */
  readonly kind: "root" | "insurance"
  /** Lines with the same value stand for one another: one of them is enough. */
  readonly alternatives?: string
  readonly text: Words
  /** The criterion that this line belongs to. */
  readonly criterion: string
  /** Criteria that show it on the running shop, where something can be seen from outside. */
  readonly seenBy?: readonly string[]
  readonly cwe: readonly number[]
}
