import type { Values } from "../../lib/words.ts"

/** Questions to the counters, by the names of the port. */
export const COUNTER_QUESTIONS = ["add", "count", "set", "setIfAbsent", "get", "take", "delete"] as const
export type CounterQuestion = (typeof COUNTER_QUESTIONS)[number]
/** Number, question, arguments. */
export type Asked = readonly [id: number, question: CounterQuestion, words: readonly (string | number)[]]
/** Number and answer; without an answer: the counters failed. */
export type Answered = readonly [id: number, value?: string | number | boolean | null]

/** An error of our own on its way between processes. */
export interface Problem {
  readonly code: string
  readonly values: Values
}

export type ToWorker =
  | { readonly kind: "start"; readonly text: string; readonly workers: number }
  | { readonly kind: "prepare"; readonly round: number; readonly text: string }
  | { readonly kind: "commit" | "drop"; readonly round: number }
  | { readonly kind: "stop" }
  | { readonly kind: "counted"; readonly answers: readonly Answered[] }

export interface Listening {
  readonly http: string | null
  readonly https: string | null
}
export type ToPrimary =
  | { readonly kind: "hello" | "alive" }
  | { readonly kind: "ready"; readonly listening: Listening }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "prepared"; readonly round: number; readonly problem: Problem | null }
  | { readonly kind: "committed"; readonly round: number }
  | { readonly kind: "count"; readonly asks: readonly Asked[] }
