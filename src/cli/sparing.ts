import { setFlagsFromString } from "node:v8"

/**
 * Loads what will run for months. While modules are loaded nearly all that is made stays, for which V8 makes its place for young
 * things sixteen times as large; afterwards little stays, and a gate would hold those megabytes for nothing.
 */
export const sparing = async <T>(load: () => Promise<T>): Promise<T> => {
  setFlagsFromString("--semi-space-growth-factor=1")
  try {
    return await load()
  } finally {
    setFlagsFromString("--semi-space-growth-factor=2") // V8's own
  }
}
