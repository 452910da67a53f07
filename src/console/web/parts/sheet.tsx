import { useId, type ReactNode } from "react"

/** A part of a page under its own heading. */
export const Sheet = ({
  id: anchor,
  title,
  lead,
  className,
  children,
}: {
  /** Where links on the same page lead to. */
  readonly id?: string
  readonly title: string
  readonly lead?: string | undefined
  readonly className?: string
  readonly children: ReactNode
}) => {
  const id = useId()
  return (
    <section id={anchor} className={className === undefined ? "sheet" : `sheet ${className}`} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {children}
    </section>
  )
}
