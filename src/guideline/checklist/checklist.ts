import { linesSqlInjection } from "./01-sql-injection.ts"
import { linesOsCommand } from "./02-os-command.ts"
import { linesPathTraversal } from "./03-path-traversal.ts"
import { linesSession } from "./04-session.ts"
import { linesXss } from "./05-xss.ts"
import { linesCsrf } from "./06-csrf.ts"
import { linesHttpHeader } from "./07-http-header.ts"
import { linesMailHeader } from "./08-mail-header.ts"
import { linesClickjacking } from "./09-clickjacking.ts"
import { linesBufferOverflow } from "./10-buffer-overflow.ts"
import { linesAuthorisation } from "./11-authorisation.ts"
import type { ChecklistLine } from "./line.ts"

/** The 47 lines in the order of the checklist. */
export const CHECKLIST: readonly ChecklistLine[] = [
  ...linesSqlInjection,
  ...linesOsCommand,
  ...linesPathTraversal,
  ...linesSession,
  ...linesXss,
  ...linesCsrf,
  ...linesHttpHeader,
  ...linesMailHeader,
  ...linesClickjacking,
  ...linesBufferOverflow,
  ...linesAuthorisation,
]

/** The lines that stand behind one criterion of build/1, in order; empty for any other. */
export const linesOfCriterion = (criterion: string): readonly ChecklistLine[] =>
  CHECKLIST.filter((line) => line.criterion === criterion)
