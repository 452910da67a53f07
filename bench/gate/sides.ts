import { spawn, type ChildProcess } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Side } from "../waf/sides.ts"
import { configOf, type Guards } from "./guards.ts"

/** Starts a server of the bench or a gate; `port` finds the port in what it prints. */
const started = (
  words: readonly string[],
  port: RegExp,
): Promise<{ readonly child: ChildProcess; readonly port: number; readonly startMs: number }> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] })
    let said = ""
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text
      const found = port.exec(said)?.[1]
      if (found !== undefined) resolve({ child, port: Number(found), startMs: performance.now() - began })
    })
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`${words.join(" ")} ended with ${code}`)))
  })

const sideOf = ({ child, port, startMs }: Awaited<ReturnType<typeof started>>, name: string): Side => ({
  name,
  port,
  pid: child.pid ?? 0,
  startMs,
  warms: true,
  stop: () => void child.kill("SIGKILL"),
})

const OWN = /^(\d+)\n/
const here = (file: string): string => join(import.meta.dirname, file)

export const startShop = async (megabytes: number): Promise<Side> =>
  sideOf(await started([here("shop.ts"), String(megabytes)], OWN), "shop")

export const startBare = async (shop: Side): Promise<Side> =>
  sideOf(await started([here("bare.ts"), String(shop.port)], OWN), "bare proxy")

/** `sekisho up` as a whole. `entry` is the file that starts the program. */
export const startGate = async (
  entry: string,
  folder: string,
  guards: Guards,
  shop: Side,
  name: string,
): Promise<Side> => {
  const file = join(folder, `${name.replaceAll(/\W+/g, "-")}.yaml`)
  writeFileSync(file, configOf(guards, shop.port, `${file}.d`))
  return sideOf(await started([entry, "up", "--config", file, "--lang", "en"], /listening: http [^\s]*:(\d+)\n/), name)
}
