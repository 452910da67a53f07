import type { Reason } from "../../guideline/verdict-shape.ts"

/** Whether a criterion has its state because a person said so. */
export const isAnswerReason = (reason: Reason): boolean => reason.startsWith("answered-")
