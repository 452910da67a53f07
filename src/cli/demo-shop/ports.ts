import { readFileSync } from "node:fs"
import { createServer } from "node:net"
import { z } from "zod"
import { writeText } from "../files.ts"

const port = z.int().min(1_024).max(65_535)
const shape = z.object({ shop: port, database: port, mailbox: port, gate: port })
export type Ports = z.infer<typeof shape>

/** A free port of this machine's loopback: the wished one if it is free, else one that the system chooses. */
const freePort = (wished: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (error) => (wished === 0 ? reject(error) : resolve(freePort(0))))
    server.listen({ port: wished, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === "object" && address !== null ? address.port : 0
      server.close(() => resolve(found))
    })
  })

const remembered = (file: string): Ports | null => {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    return null
  }
}

/** The demo's ports: those of the last start as long as nobody else took them, so that bookmarks stay true. */
export const choosePorts = async (file: string): Promise<Ports> => {
  const last = remembered(file)
  const chosen: number[] = []
  for (const wished of [last?.shop ?? 0, last?.database ?? 0, last?.mailbox ?? 0, last?.gate ?? 0]) {
    let found = await freePort(wished)
    while (chosen.includes(found)) found = await freePort(0)
    chosen.push(found)
  }
  const ports = shape.parse({ shop: chosen[0], database: chosen[1], mailbox: chosen[2], gate: chosen[3] })
  writeText(file, `${JSON.stringify(ports)}\n`)
  return ports
}
