import { useId, type ReactNode } from "react"

/** A part of a page under its own heading. */
export const Sheet = ({
  title,
  lead,
  className,
  children,
}: {
  readonly title: string
  readonly lead?: string | undefined
  readonly className?: string
  readonly children: ReactNode
}) => {
  const id = useId()
  return (
    <section className={className === undefined ? "sheet" : `sheet ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {children}
    </section>
  )
}
