import type { UseQueryResult } from "@tanstack/react-query"
import { Loader } from "@mantine/core"
import type { ReactNode } from "react"
import { Refused } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"
import { ProblemNote } from "./problem-note.tsx"

/** Whether asking again can bring another answer: what was refused stays refused, but for “too often”. */
const mayHelp = (error: unknown): boolean =>
  !(error instanceof Refused) || error.status < 400 || error.status >= 500 || error.status === 429

/** What a query brought: shown when it is there; else that it is being loaded, or why it is not there. */
export const Asked = <T,>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}) => {
  const { t } = useLanguage()
  if (query.data !== undefined) return children(query.data)
  if (query.isError)
    return (
      <>
        <ProblemNote error={query.error} />
        {mayHelp(query.error) && (
          <button type="button" className="link-button" onClick={() => void query.refetch()}>
            {t(COMMON.again)}
          </button>
        )}
      </>
    )
  return (
    <p role="status" className="row-middle">
      <Loader size="sm" aria-hidden="true" /> {t(COMMON.loading)}
    </p>
  )
}
