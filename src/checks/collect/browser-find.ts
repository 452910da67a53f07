import { accessSync, constants, statSync } from "node:fs"

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
] as const

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * The browser of this machine: the one named by SEKISHO_BROWSER, else by CHROME_PATH, else at its usual places; null where there is none.
 * A name that a person gave and that cannot be run is not passed over: null too.
 */
export const findBrowser = (
  environment: NodeJS.ProcessEnv,
  places: readonly string[] = PLACES,
  runs: (file: string) => boolean = isExecutable,
): string | null => {
  const named = environment["SEKISHO_BROWSER"] || environment["CHROME_PATH"]
  if (named) return runs(named) ? named : null
  return places.find(runs) ?? null
}
