import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react"

const Context = createContext<(text: string) => void>(() => undefined)
const SHOWN_MS = 5_000

/** One live region for what was done; it is shown for a while and read out. */
export const AnnounceProvider = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState("")
  useEffect(() => {
    if (said === "") return undefined
    const timer = setTimeout(() => setSaid(""), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  const announce = useCallback((text: string) => setSaid(text), [])
  return (
    <Context value={announce}>
      {children}
      <div className="toast" role="status" aria-live="polite">
        {said}
      </div>
    </Context>
  )
}

export const useAnnounce = (): ((text: string) => void) => use(Context)
