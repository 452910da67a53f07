import assert from "node:assert/strict"
import { spawn, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { describe, test } from "node:test"
import { buildUpPlan, type UpPlan } from "../../../src/cli/up-plan/build.ts"
import { readNginx } from "../../../src/cli/up-plan/collect.ts"
import type { ServerCommands } from "../../../src/cli/up-plan/scripts.ts"
import { planFiles, planText } from "../../../src/cli/up-plan/text.ts"
import { parseConfig } from "../../../src/config/config.ts"
import { nginxProgram, noNginx } from "../../needs.ts"
import { listen } from "../../servers/server.ts"
import { soon, statusOf, talk } from "./rig.ts"

const freePort = async (): Promise<number> => {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise<void>((done) => probe.close(() => done()))
  return port
}

/** A server as it stood before the gate: nginx with the shop, on what is "port 80" in this rehearsal. */
interface Before {
  readonly folder: string
  readonly front: number
  readonly back: number
  readonly siteFile: string
  readonly siteText: string
  stop(): Promise<void>
}
const SECRET = "an-origin-secret-of-this-rehearsal"

const startBefore = async (): Promise<Before> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-cut-"))
  const [front, back] = [await freePort(), await freePort()]
  for (const name of ["conf.d", "sites", "html", "tmp"]) mkdirSync(join(folder, name))
  writeFileSync(join(folder, "html", "index.html"), "the shop")
  writeFileSync(join(folder, "html", ".env"), "SECRET=1")
  writeFileSync(join(folder, "origin.key"), `${SECRET}\n`)
  const temps = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
  writeFileSync(
    join(folder, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;\n" : ""}pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${temps.map((name) => `${name}_temp_path ${folder}/tmp/${name};`).join(" ")}
  include ${folder}/conf.d/*.conf;
  include sites/*;
}
`,
  )
  const siteFile = join(folder, "sites", "shop")
  const siteText = `server {
    listen 127.0.0.1:${front};
    server_name shop.test;
    root ${folder}/html;
    location = /who { return 200 "$remote_addr $scheme $http_host"; }
}
`
  writeFileSync(siteFile, siteText)
  const child = spawn(nginxProgram ?? "", ["-c", join(folder, "nginx.conf"), "-p", folder, "-g", "daemon off;"], {
    stdio: "ignore",
  })
  const ended = new Promise((done) => child.once("exit", done))
  assert.ok(await soon(() => answers(front), 5_000).then(async () => (await ask(front, "/")) !== 0))
  return {
    folder,
    front,
    back,
    siteFile,
    siteText,
    async stop() {
      child.kill("SIGKILL")
      spawnSync("sh", ["-c", `kill $(cat '${folder}/gate.pid') 2>/dev/null`])
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
const open = new Set<number>()
const answers = (port: number): boolean => {
  void talk(port, "GET / HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n", undefined, 200).then(
    ({ text }) => void (statusOf(text) === 200 && open.add(port)),
  )
  return open.has(port)
}
const get = async (port: number, path: string): Promise<string> =>
  (await talk(port, `GET ${path} HTTP/1.1\r\nHost: shop.test\r\nConnection: close\r\n\r\n`)).text
const ask = async (port: number, path: string): Promise<number> => statusOf(await get(port, path))

const MAIN = resolve(import.meta.dirname, "../../../src/cli/main.ts")
const planFor = (before: Before, commands: Partial<ServerCommands> = {}): UpPlan => {
  const { folder, front, back } = before
  const configFile = join(folder, "sekisho.yaml")
  const yaml = `version: 1
data-dir: ${folder}/data
listen: { http: "127.0.0.1:${front}" }
sites:
  - id: main
    public-url: http://shop.test
    upstreams: [http://127.0.0.1:${back}]
    origin-secret: file:origin.key
    guards: { sensitive-files: { mode: enforce } }
`
  writeFileSync(configFile, yaml)
  const config = parseConfig(yaml, configFile)
  const [site] = config.sites
  assert.ok(site)
  const nginx = `'${nginxProgram ?? ""}' -c '${folder}/nginx.conf' -p '${folder}'`
  const gate = `'${process.execPath}' '${MAIN}' up --config '${configFile}'`
  const reach = `fetch("http://127.0.0.1:${front}/.env",{headers:{host:"shop.test"}}).then(r=>process.exit(r.status===200?1:0),()=>process.exit(1))`
  return buildUpPlan({
    config,
    site,
    configFile,
    dataDir: join(folder, "data"),
    secretFile: join(folder, "origin.key"),
    facts: {
      nginx: readNginx(join(folder, "nginx.conf")),
      apache: [],
      listeners: [],
      firewall: null,
      systemd: false,
      node: process.execPath,
      program: MAIN,
    },
    commands: {
      test: `${nginx} -t -q`,
      apply: `${nginx} -s reload`,
      // The port is free a moment after the reload.
      startGate: `{ (for n in 1 2 3 4 5 6 7 8 9; do ${gate} && exit; sleep 0.1; done) >'${folder}/gate.out' 2>&1 & echo $! > '${folder}/loop.pid'; }`,
      stopGate: `{ kill $(cat '${folder}/data/gate.pid' '${folder}/loop.pid' 2>/dev/null); true; }`,
      check: `'${process.execPath}' -e '${reach}'`,
      ...commands,
    },
    backup: join(folder, "backup"),
    mapsFile: join(folder, "conf.d", "sekisho.conf"),
    originFile: join(folder, "sekisho-origin.conf"),
  })
}
const runScript = (before: Before, plan: UpPlan, name: string): Promise<{ code: number | null; said: string }> => {
  const files = planFiles(plan, "")
  for (const [file, text] of Object.entries(files)) writeFileSync(join(before.folder, file), text)
  const child = spawn("sh", [join(before.folder, name)], { stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  child.stdout.on("data", (chunk) => (said += String(chunk)))
  child.stderr.on("data", (chunk) => (said += String(chunk)))
  return new Promise((done) => child.once("exit", (code) => done({ code, said })))
}

describe("cut-over on a server with nginx", { skip: noNginx() }, () => {
  test("over and back again: the gate takes the port, the shop knows the visitor, nobody walks round; one command undoes it", async () => {
    const before = await startBefore()
    try {
      assert.equal(await ask(before.front, "/.env"), 200, "before: the secret is served")
      const plan = planFor(before)
      const over = await runScript(before, plan, "cut-over.sh")
      assert.equal(over.code, 0, over.said + readFileSync(join(before.folder, "gate.out"), "utf8"))
      assert.equal(await ask(before.front, "/.env"), 403)
      assert.match(await get(before.front, "/"), /the shop$/)
      assert.match(await get(before.front, "/who"), /127\.0\.0\.1 http shop\.test$/)
      assert.equal(await ask(before.back, "/"), 421, "round the gate, without the secret")
      for (const text of Object.values(planFiles(plan, planText(plan, "ja", "/data"))))
        assert.ok(!text.includes(SECRET), "no secret in plan or scripts")
      const undone = await runScript(before, plan, "rollback.sh")
      assert.equal(undone.code, 0, undone.said)
      assert.equal(readFileSync(before.siteFile, "utf8"), before.siteText)
      let status = 0
      for (let at = 0; at < 40 && status !== 200; at += 1) status = await ask(before.front, "/.env")
      assert.equal(status, 200, "as before")
    } finally {
      await before.stop()
    }
  })

  for (const [name, commands] of [
    ["the new configuration is refused", { test: "false" }],
    ["the gate does not start", { startGate: "false" }],
  ] as const)
    test(`what fails on the way puts everything back: ${name}`, async () => {
      const before = await startBefore()
      try {
        const over = await runScript(before, planFor(before, commands), "cut-over.sh")
        assert.equal(over.code, 1, over.said)
        assert.match(over.said, /putting everything back/)
        assert.equal(readFileSync(before.siteFile, "utf8"), before.siteText)
        let status = 0
        for (let at = 0; at < 40 && status !== 200; at += 1) status = await ask(before.front, "/")
        assert.equal(status, 200)
      } finally {
        await before.stop()
      }
    })
})
