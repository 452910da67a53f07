import { TRIGGER, type Transform } from "./transform.ts"

/** What there is to fold: two slashes, or a part that is one dot or two. */
const TO_FOLD = /\/\/|(?:^|\/)\.\.?(?:\/|$)/

/** Folds `//`, `/./` and `/../`; parents above the start stay where the path is relative. */
const normalize = (value: string): string => {
  if (!TO_FOLD.test(value)) return value
  const absolute = value.startsWith("/")
  const kept: string[] = []
  const parts = value.split("/")
  for (const part of parts) {
    if (part === "" || part === ".") continue
    if (part !== "..") kept.push(part)
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop()
    else if (!absolute) kept.push(part)
  }
  const last = parts.at(-1)
  const folder = last === "" || last === "." || last === ".."
  const body = kept.join("/")
  const tail = folder && body !== "" && (last !== ".." || kept.at(-1) !== "..") ? "/" : ""
  return (absolute ? "/" : "") + body + tail
}

export const normalizePath: Transform = {
  name: "normalizepath",
  triggers: TRIGGER.slash | TRIGGER.dot,
  apply: normalize,
}

/** The same with backslashes read as slashes. */
export const normalizePathWin: Transform = {
  name: "normalizepathwin",
  triggers: TRIGGER.slash | TRIGGER.dot | TRIGGER.backslash,
  apply: (value) => normalize(value.includes("\\") ? value.replaceAll("\\", "/") : value),
}
