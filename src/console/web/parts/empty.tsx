import type { ReactNode } from "react"

/** Nothing is here yet: says why, and what to do about it. */
export const Empty = ({
  title,
  says,
  children,
}: {
  readonly title: string
  readonly says: string
  readonly children?: ReactNode
}) => (
  <div className="empty">
    <p>
      <strong>{title}</strong>
    </p>
    <p>{says}</p>
    {children !== undefined && <div className="row-middle">{children}</div>}
  </div>
)
