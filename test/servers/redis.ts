import { spawn, type ChildProcess } from "node:child_process"
import { createServer } from "node:net"
import { redisServer } from "../needs.ts"
import { listen } from "./server.ts"

export interface RedisServer {
  readonly url: string
  readonly port: number
  /** Takes the server away: connections break, the port is closed. */
  away(): Promise<void>
  /** Brings it back, empty, on the same port. */
  back(): Promise<void>
  /** Leaves it there without answers, until `wake`. */
  sleep(): void
  wake(): void
  stop(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise<void>((done) => probe.close(() => done()))
  return port
}

const begin = (port: number, more: readonly string[]): Promise<ChildProcess> =>
  new Promise((done, fail) => {
    const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", ...more]
    const child = spawn(redisServer ?? "", words, { stdio: ["ignore", "pipe", "ignore"], cwd: "/" })
    let said = ""
    child.stdout.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      if (/[Rr]eady to accept connections/.test(said)) done(child)
    })
    child.once("exit", () => fail(new Error(said)))
  })

/** A Redis or Valkey server of our own on a free port, nothing of it kept. `more`: further words of its command line. */
export const startRedis = async (more: readonly string[] = []): Promise<RedisServer> => {
  const port = await freePort()
  let child = await begin(port, more)
  const away = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((done) => child.once("exit", done))
    child.kill("SIGKILL")
    await ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    away,
    async back() {
      child = await begin(port, more)
    },
    sleep: () => void child.kill("SIGSTOP"),
    wake: () => void child.kill("SIGCONT"),
    stop: away,
  }
}
