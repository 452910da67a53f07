import { useEffect } from "react"

const root = document.documentElement

/** Paper is white: while something is printed the pages are as by day, whatever the screen shows. */
export const LightOnPaper = () => {
  useEffect(() => {
    let onScreen = "light"
    const before = () => {
      onScreen = root.dataset["mantineColorScheme"] ?? "light"
      root.dataset["mantineColorScheme"] = "light"
    }
    const after = () => {
      root.dataset["mantineColorScheme"] = onScreen
    }
    window.addEventListener("beforeprint", before)
    window.addEventListener("afterprint", after)
    return () => {
      window.removeEventListener("beforeprint", before)
      window.removeEventListener("afterprint", after)
    }
  }, [])
  return null
}
