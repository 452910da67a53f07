import { useEffect, useRef, type ReactNode } from "react"
import { COMMON } from "../words/common.ts"
import { useLanguage } from "../state/language.tsx"

/** False until the first page was shown: only a change of page moves the focus. */
const shown = { first: false }

/** The heading of a page: names the document, and takes the focus when somebody comes from another page. */
export const PageTitle = ({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead?: string | undefined
  readonly children?: ReactNode
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const { t } = useLanguage()
  const product = t(COMMON.product)
  useEffect(() => {
    document.title = `${title} | ${product}`
  }, [title, product])
  useEffect(() => {
    if (shown.first) heading.current?.focus()
    shown.first = true
  }, [])
  return (
    <div className="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      {lead !== undefined && <p className="lead">{lead}</p>}
    </div>
  )
}
