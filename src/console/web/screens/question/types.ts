import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"

export type Detail = Reply<Routes["question"]>
export type Observation = Detail["observations"][number]
export type HistoryEntry = Detail["history"][number]
export type Line = Detail["lines"][number]
