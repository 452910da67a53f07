import type { Words } from "../words.ts"

/** What the process answers to its caller. */
export const EXIT = { fine: 0, unmet: 1, misuse: 2, unreachable: 3, refused: 4, broken: 5 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

export interface ErrorEntry {
  readonly exit: Exit
  /** What happened. */
  readonly what: Words
  /** What to do now. */
  readonly todo: Words
  /** The same for who sees only the console's pages; left out where `todo` names nothing of the command line. */
  readonly onPage?: Words
}
