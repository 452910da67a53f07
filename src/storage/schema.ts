import type { ColumnType, Kysely, Transaction } from "kysely"

/** PostgreSQL hands 64-bit numbers out as text. */
type Integer = ColumnType<number | string, number, never>

export interface Tables {
  readonly record: {
    readonly kind: string
    readonly key: string
    readonly revision: Integer
    readonly at: Integer
    readonly body: string
  }
  readonly migration: { readonly number: Integer; readonly name: string }
}
export type Database = Kysely<Tables>
export type Session = Transaction<Tables>
