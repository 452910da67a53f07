import type { ByteSet } from "./byte-set.ts"

export type Assertion = "start" | "end" | "line-start" | "line-end" | "word" | "not-word" | "before-last-newline"

/** A pattern over bytes. Flags are gone: case and dot are already in the sets. */
export type Tree =
  | { readonly kind: "empty" }
  | { readonly kind: "set"; readonly set: ByteSet }
  | { readonly kind: "assert"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly items: readonly Tree[] }
  | { readonly kind: "choice"; readonly items: readonly Tree[] }
  | { readonly kind: "repeat"; readonly item: Tree; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: "capture"; readonly item: Tree }

export const EMPTY: Tree = { kind: "empty" }
