import { spawn, type ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pebbleProgram } from "../needs.ts"
import { makeAuthority, makeKey } from "./certificate.ts"
import { listen } from "./server.ts"

export interface Pebble {
  readonly directory: string
  /** PEM file of the authority that signed Pebble's own address; not the one it issues from. */
  readonly authorityFile: string
  stop(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise<void>((done) => probe.close(() => done()))
  return port
}
const started = (child: ChildProcess, sign: RegExp): Promise<void> =>
  new Promise((done, fail) => {
    let said = ""
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8_000)
      if (sign.test(said)) done()
    }
    child.stdout?.on("data", hear)
    child.stderr?.on("data", hear)
    child.once("exit", () => fail(new Error(said)))
  })
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null) return done()
    child.once("exit", () => done())
    child.kill("SIGKILL")
  })

/** Pebble, which looks for every name's proof at 127.0.0.1 on `httpPort`. */
export const startPebble = async (httpPort: number): Promise<Pebble> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-pebble-"))
  const [port, management, dns, control] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const authority = makeAuthority("Pebble's own address")
  const key = makeKey("ec")
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const config = {
    pebble: {
      listenAddress: `127.0.0.1:${port}`,
      managementListenAddress: `127.0.0.1:${management}`,
      certificate: file("cert.pem", authority.issue({ common: "localhost", names: ["localhost", "127.0.0.1"] }, key)),
      privateKey: file("key.pem", String(key.privateKey.export({ type: "pkcs8", format: "pem" }))),
      httpPort,
      tlsPort: 1,
      ocspResponderURL: "",
      externalAccountBindingRequired: false,
    },
  }
  const none = ["-http01", "", "-https01", "", "-tlsalpn01", ""]
  const names = spawn(
    `${pebbleProgram ?? ""}-challtestsrv`,
    [
      "-defaultIPv6",
      "",
      "-defaultIPv4",
      "127.0.0.1",
      "-dns01",
      `127.0.0.1:${dns}`,
      "-management",
      `127.0.0.1:${control}`,
      ...none,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  )
  await started(names, /management server|Starting/i)
  const words = ["-config", file("config.json", JSON.stringify(config)), "-dnsserver", `127.0.0.1:${dns}`]
  const child = spawn(pebbleProgram ?? "", words, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "20" },
  })
  await started(child, /ACME directory available|Listening on/i)
  return {
    directory: `https://localhost:${port}/dir`,
    authorityFile: file("authority.pem", authority.pem),
    async stop() {
      await ended(child)
      await ended(names)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
