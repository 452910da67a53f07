import { randomBytes } from "node:crypto"
import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { Agent, createServer, request as ask } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CRS_FOLDER } from "./waf/engine.ts"
import { HOW_TO_INSTALL, hasNginx, startNginx } from "./waf/nginx.ts"

/*
 * The gate against a bare proxy of node:http, in the same run on loopback. Shop, proxy, gate and load are processes of their
 * own; the counts are bounded. What is printed are ratios: the machine does not matter to them, its two cores do.
 *   node bench/gate.ts            the whole run
 *   node bench/gate.ts --quick    a tenth of it
 */

const quick = process.argv.includes("--quick")
const REQUESTS = quick ? 2_000 : 20_000
const WARM_UP = quick ? 500 : 3_000
/** nginx with these rules does some hundred a second. */
const WAF_REQUESTS = quick ? 500 : 4_000
const CLIENTS = 32
const TRANSFER_MB = quick ? 32 : 256
const IDLE = quick ? 500 : 5_000
const PAGE = Buffer.alloc(8 * 1024, "x")
const FORM = Buffer.from("name=%E5%95%86%E5%93%81&quantity=1&".repeat(20))
const SELF = import.meta.filename

/** What a child process does; each prints its port and stays. */
const ROLES: Readonly<Record<string, (upstream: number) => void>> = {
  "role-shop"() {
    const server = createServer((asked, answer) => {
      if (asked.url === "/big") {
        let left = TRANSFER_MB * 16
        const block = Buffer.alloc(64 * 1024, "y")
        const send = (): void => {
          while (left > 0) {
            left -= 1
            if (!answer.write(block)) return void answer.once("drain", send)
          }
          answer.end()
        }
        return send()
      }
      asked.resume()
      asked.once("end", () =>
        answer.writeHead(200, { "content-type": "text/html", "content-length": PAGE.length }).end(PAGE),
      )
    })
    // Longer than any proxy keeps a connection: a POST into one that was just closed would be an error of the bench.
    server.keepAliveTimeout = 120_000
    server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as { port: number }).port}`)) // a port, not a path
  },
  "role-bare"(upstream) {
    const agent = new Agent({ keepAlive: true, scheduling: "lifo" })
    const server = createServer((asked, answer) => {
      const options = {
        host: "127.0.0.1",
        port: upstream,
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
        agent,
      }
      const out = ask(options, (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      })
      out.on("error", () => answer.destroy())
      asked.pipe(out)
    })
    server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as { port: number }).port}`))
  },
}

/** The gate by itself, without the other commands of `sekisho`. */
const gateRole = async (file: string): Promise<void> => {
  const { parseConfig } = await import("../src/config/config.ts")
  const { openEventLog } = await import("../src/gate/events.ts")
  const { startGate } = await import("../src/gate/gate.ts")
  const { buildPlan } = await import("../src/gate/plan.ts")
  const config = parseConfig(readFileSync(file, "utf8"), file)
  const { keysFrom } = await import("../src/gate/services/keys.ts")
  const { plainServices } = await import("../src/gate/services/services.ts")
  const services = plainServices(keysFrom(randomBytes(32)), randomBytes)
  // Only where the waf is on: its engine is large.
  const store = file.includes("waf") ? (await import("../src/cli/waf/engines.ts")).engineStore("/") : null
  const rules = (site: (typeof config.sites)[number]) => {
    if (store === null) throw new Error("no rules in this role")
    return store(config, site)
  }
  const context = { folder: "/", clock: Date.now, services, rules, report: () => {}, note: () => {} }
  const events = openEventLog(join(config["data-dir"], "events"), Date.now)
  const gate = await startGate(buildPlan(config, context), { events })
  console.log(`port ${gate.http?.split(":")[1]}`)
}

interface Child {
  readonly child: Pick<ChildProcess, "pid" | "kill">
  readonly port: number
}
const started = (words: readonly string[], port: RegExp): Promise<Child> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] })
    let text = ""
    child.stdout.on("data", (chunk) => {
      text += String(chunk)
      const found = port.exec(text)?.[1]
      if (found !== undefined) done({ child, port: Number(found) })
    })
    child.once("exit", (code) => fail(new Error(`${words.join(" ")} ended with ${code}`)))
  })

const statusLine = (child: Child["child"], name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) /
  1024
const rssMb = (child: Child["child"]): number => statusLine(child, "VmRSS")
/** Seconds of processor time that a process has used. */
const cpuSeconds = (child: Child["child"]): number => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const one = (agent: Agent, port: number, method: string): Promise<void> =>
  new Promise((done, fail) => {
    const headers = {
      host: "shop.test",
      "user-agent": "Mozilla/5.0 (bench)",
      accept: "text/html",
      "accept-language": "ja",
      cookie: "sid=abcdef; cart=1",
      ...(method === "POST"
        ? { "content-type": "application/x-www-form-urlencoded", "content-length": FORM.length }
        : {}),
    }
    const out = ask({ host: "127.0.0.1", port, method, path: "/products/list?page=2", headers, agent }, (response) => {
      if (response.statusCode !== 200) return fail(new Error(`status ${response.statusCode}`))
      response.resume().once("end", done)
    })
    out.once("error", fail)
    out.end(method === "POST" ? FORM : undefined)
  })

const load = async (port: number, method: string, requests: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  let left = requests
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      try {
        await one(agent, port, method)
      } catch (error) {
        // A kept connection that the other side closes after its thousandth request is no failure.
        if (!(error instanceof Error && "code" in error && error.code === "ECONNRESET")) throw error
        left += 1
      }
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
}

/** Requests per second of processor time of the proxy itself: what the load generator and the shop cost does not count. */
const perCore = async ({ child, port }: Child, method: string, requests = REQUESTS): Promise<number> => {
  await load(port, method, Math.min(WARM_UP, requests))
  const began = cpuSeconds(child)
  await load(port, method, requests)
  return requests / (cpuSeconds(child) - began)
}

const transfer = async ({ child, port }: Child, method: "GET" | "POST"): Promise<number> => {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, rssMb(child))), 20)
  await new Promise<void>((done, fail) => {
    const out = ask(
      { host: "127.0.0.1", port, method, path: method === "GET" ? "/big" : "/up", headers: { host: "shop.test" } },
      (response) => response.resume().once("end", done),
    )
    out.once("error", fail)
    if (method === "GET") return void out.end()
    let left = TRANSFER_MB
    const block = Buffer.alloc(1024 * 1024, "z")
    const send = (): void => {
      while (left > 0) {
        left -= 1
        if (!out.write(block)) return void out.once("drain", send)
      }
      out.end()
    }
    send()
  })
  clearInterval(timer)
  return most
}

const idle = async ({ child, port }: Child): Promise<number> => {
  const { connect } = await import("node:net")
  const sockets = Array.from({ length: IDLE }, () => connect(port, "127.0.0.1").on("error", () => {}))
  await Promise.all(sockets.map((socket) => new Promise((done) => socket.once("connect", done).once("error", done))))
  await new Promise((done) => setTimeout(done, 500))
  const held = rssMb(child)
  for (const socket of sockets) socket.destroy()
  return held
}

const GUARDS = `limits: { mode: enforce, per-address: 9999999/1h, per-network: 9999999/1h, body-bytes: 17179869184 }, sensitive-files: { mode: enforce }, headers: { mode: enforce }`

/** All stages that need no mail and no administrator's device, enforced. */
const ALL_GUARDS = `${GUARDS}, waf: { mode: enforce }, card-testing: { mode: enforce }, card-data: { mode: enforce }, cookies: { mode: enforce }, leak: { mode: enforce }`
const WAF = `waf: { rules: ${CRS_FOLDER}, paranoia: 1 }\n`

/** The same rules, level 1, in one worker of nginx: its requests per second and core beside ours. */
const againstNginx = async (folder: string, shop: number, children: Child[]): Promise<void> => {
  if (!existsSync(CRS_FOLDER)) return console.log("the OWASP rule set is not there: no comparison with nginx")
  const gate = await startGate(folder, "waf", shop, ALL_GUARDS, WAF)
  children.push(gate)
  const nginx = hasNginx() ? await startNginx(shop, 1) : null
  if (nginx === null) console.log(`nginx is not installed; to compare: ${HOW_TO_INSTALL}`)
  else children.push({ child: nginx.process, port: nginx.port })
  console.log(`with the waf: ${rssMb(gate.child).toFixed(0)} MB after the start`)
  for (const method of ["GET", "POST"]) {
    const own = await perCore(gate, method, WAF_REQUESTS)
    const worker = { pid: nginx?.pid, kill: () => true }
    const theirs = nginx === null ? null : await perCore({ child: worker, port: nginx.port }, method, WAF_REQUESTS)
    const ratio =
      theirs === null ? "" : `, ${(own / theirs).toFixed(1)} x nginx with libmodsecurity3 (${theirs.toFixed(0)})`
    console.log(`${method} all guards, waf level 1: ${own.toFixed(0)} requests per second and core${ratio}`)
  }
}

const startGate = (folder: string, name: string, shop: number, guards: string, top = ""): Promise<Child> => {
  const file = join(folder, `${name}.yaml`)
  const site = `{ id: main, public-url: "http://shop.test", upstreams: ["http://127.0.0.1:${shop}"], guards: { ${guards} } }`
  writeFileSync(
    file,
    `version: 1\n${top}data-dir: ${folder}/${name}\nlisten: { http: "127.0.0.1:0" }\nsites: [${site}]\n`,
  )
  return started([SELF, "role-gate", file], /port (\d+)/)
}

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"))
  const children: Child[] = []
  try {
    const shop = await started([SELF, "role-shop"], /port (\d+)/)
    const bare = await started([SELF, "role-bare", String(shop.port)], /port (\d+)/)
    const gate = await startGate(folder, "gate", shop.port, GUARDS)
    const plain = await startGate(folder, "plain", shop.port, "")
    children.push(shop, bare, gate, plain)
    console.log(`idle memory: gate ${rssMb(gate.child).toFixed(0)} MB, bare proxy ${rssMb(bare.child).toFixed(0)} MB`)
    for (const method of ["GET", "POST"]) {
      const base = await perCore(bare, method)
      for (const [name, child] of [
        ["no guards", plain],
        ["limits, sensitive-files, headers", gate],
      ] as const) {
        const rate = await perCore(child, method)
        console.log(
          `${method} ${name}: ${rate.toFixed(0)} requests per second and core, ${((100 * rate) / base).toFixed(0)} % of the bare proxy's ${base.toFixed(0)}`,
        )
      }
    }
    await againstNginx(folder, shop.port, children)
    const quiet = await startGate(folder, "quiet", shop.port, GUARDS)
    const carrier = await startGate(folder, "carrier", shop.port, GUARDS)
    children.push(quiet, carrier)
    console.log(`${IDLE} idle connections: ${(await idle(quiet)).toFixed(0)} MB resident`)
    for (const method of ["GET", "POST"] as const)
      console.log(
        `${method} of ${TRANSFER_MB} MB: at most ${(await transfer(carrier, method)).toFixed(0)} MB resident; the bare proxy ${(await transfer(bare, method)).toFixed(0)} MB`,
      )
  } finally {
    for (const { child } of children) child.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  }
}

const role = ROLES[process.argv[2] ?? ""]
if (process.argv[2] === "role-gate") await gateRole(process.argv[3] ?? "")
else if (role === undefined) await main()
else role(Number(process.argv[3] ?? 0))
