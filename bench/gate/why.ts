import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Reasons in the logs of the gates below a folder, by how often they stand there. */
export const whyRefused = (folder: string): string => {
  const counts = new Map<string, number>()
  for (const file of globSync("*.d/events/*.jsonl", { cwd: folder }))
    for (const [, reason = ""] of readFileSync(join(folder, file), "utf8").matchAll(/"reason":"([^"]{1,80})"/g))
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].map(([reason, count]) => `${reason} ${count}`).join(", ")
}
