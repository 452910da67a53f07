import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { request as askHttp } from "node:http"
import { request as askHttps } from "node:https"
import { createServer } from "node:net"
import { join, resolve } from "node:path"
import { describe, test } from "node:test"
import { buildUpPlan, checkLine, type UpPlan } from "../../../src/cli/up-plan/build.ts"
import { readApache } from "../../../src/cli/up-plan/collect.ts"
import type { ServerCommands } from "../../../src/cli/up-plan/scripts.ts"
import { planFiles, planText } from "../../../src/cli/up-plan/text.ts"
import { parseConfig } from "../../../src/config/config.ts"
import { noApache } from "../../needs.ts"
import { makeApache, type ApacheServer } from "../../servers/apache.ts"
import { makeAuthority, makeKey } from "../../servers/certificate.ts"
import { listen } from "../../servers/server.ts"

const SECRET = "an-origin-secret-of-this-rehearsal"
const MAIN = resolve(import.meta.dirname, "../../../src/cli/main.ts")
const VISITOR = "203.0.113.9"

const freePort = async (): Promise<number> => {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise<void>((done) => probe.close(() => done()))
  return port
}

interface Got {
  readonly status: number
  readonly body: string
  readonly seen: string
  readonly location: string
}
const NOBODY: Got = { status: 0, body: "", seen: "", location: "" }
/** What somebody behind a trusted proxy is answered; status 0 where nobody listens. */
const ask = (port: number, path: string, tls = false): Promise<Got> =>
  new Promise((done) => {
    const headers = { host: "shop.test", "x-forwarded-for": VISITOR, ...(tls ? { "x-forwarded-proto": "https" } : {}) }
    const asked = (tls ? askHttps : askHttp)(
      { host: "127.0.0.1", port, path, headers, agent: false, ...(tls ? { rejectUnauthorized: false, servername: "shop.test" } : {}) }, // prettier-ignore
      (answer) => {
        let body = ""
        answer.on("data", (chunk) => (body += String(chunk)))
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            body,
            seen: String(answer.headers["x-seen"] ?? ""),
            location: answer.headers.location ?? "",
          }),
        )
      },
    )
    asked.on("error", () => done(NOBODY))
    asked.setTimeout(3_000, () => asked.destroy())
    asked.end()
  })
const until = async (port: number, path: string, status: number, tls = false): Promise<Got> => {
  let got = NOBODY
  for (let at = 0; at < 60 && got.status !== status; at += 1) {
    got = await ask(port, path, tls)
    if (got.status !== status) await new Promise((next) => setTimeout(next, 50))
  }
  return got
}

/** What the shop's programs see of a visitor: his address, whether it is HTTPS, the host. */
const SHOP = `    ServerName shop.test
    DocumentRoot {folder}/html
    <Directory {folder}/html>
        AllowOverride FileInfo
        Require all granted
    </Directory>
    Header always set X-Seen "expr=%{REMOTE_ADDR} %{reqenv:HTTPS} %{HTTP_HOST}"`
const HOLE = `    <FilesMatch "^\\.env">
        Require all granted
    </FilesMatch>`

interface Before {
  readonly server: ApacheServer
  readonly http: number
  readonly https: number
  readonly back: number
}
/** A server as it stood before the gate, with Apache on what are "80" and "443" in this rehearsal. */
const startBefore = async (
  sites: (http: number, https: number) => Readonly<Record<string, string>>,
): Promise<Before> => {
  const [http, https, back] = [await freePort(), await freePort(), await freePort()]
  const ports = `Listen 127.0.0.1:${http}\n\n<IfModule ssl_module>\n\tListen 127.0.0.1:${https}\n</IfModule>\n`
  const server = makeApache(ports, sites(http, https))
  writeFileSync(join(server.folder, "html", "index.html"), "the shop")
  writeFileSync(join(server.folder, "html", ".env"), "SECRET=1")
  writeFileSync(join(server.folder, "origin.key"), `${SECRET}\n`)
  const authority = makeAuthority()
  const key = makeKey("ec")
  writeFileSync(join(server.folder, "shop.key"), key.privateKey.export({ type: "pkcs8", format: "pem" }))
  writeFileSync(join(server.folder, "shop.pem"), authority.issue({ common: "shop.test", names: ["shop.test"] }, key))
  // As certbot leaves it beside its certificates.
  writeFileSync(
    join(server.folder, "options-ssl-apache.conf"),
    '# Options of TLS\nSSLEngine on\nSSLProtocol all -SSLv2 -SSLv3 -TLSv1 -TLSv1.1\nSSLOptions +StrictRequire\nLogFormat "%v" vhost_short\n',
  )
  const started = server.run("apachectl configtest && apachectl start")
  assert.ok(started.ok, started.said)
  return { server, http, https, back }
}

interface Wish {
  readonly scheme: "http" | "https"
  readonly commands?: Partial<ServerCommands>
}
const planFor = ({ server, http, https, back }: Before, { scheme, commands = {} }: Wish): UpPlan => {
  const { folder, root, environment } = server
  const configFile = join(folder, "sekisho.yaml")
  const tls = scheme === "https"
  const yaml = `version: 1
data-dir: ${folder}/data
trusted-proxies: [127.0.0.1]
listen: { http: "127.0.0.1:${http}"${tls ? `, https: "127.0.0.1:${https}"` : ""} }
sites:
  - id: main
    public-url: ${scheme}://shop.test
    upstreams: [http://127.0.0.1:${back}]
    origin-secret: file:origin.key
${tls ? "    certificate: { cert: shop.pem, key: shop.key }\n" : ""}    guards: { sensitive-files: { mode: enforce } }
`
  writeFileSync(configFile, yaml)
  const config = parseConfig(yaml, configFile)
  const [site] = config.sites
  assert.ok(site)
  const gate = `'${process.execPath}' '${MAIN}' up --config '${configFile}'`
  const plan = buildUpPlan({
    config,
    site,
    configFile,
    dataDir: join(folder, "data"),
    secretFile: join(folder, "origin.key"),
    facts: { nginx: [], apache: readApache(join(root, "apache2.conf")), listeners: [], firewall: null, systemd: false, node: process.execPath, program: MAIN }, // prettier-ignore
    backup: join(folder, "backup"),
    originFile: join(folder, "sekisho-origin.conf"),
    commands: {
      // What systemd does for the unit, in this folder.
      apply: `{ apachectl stop; for n in $(seq 200); do [ -e '${folder}/run/apache2.pid' ] || break; sleep 0.1; done; apachectl start; }`,
      startGate: `{ ${gate} >'${folder}/gate.out' 2>&1 & echo $! > '${folder}/gate.pid'; }`,
      stopGate: `{ pid=$(cat '${folder}/gate.pid' 2>/dev/null) && kill $pid; for n in $(seq 200); do kill -0 $pid 2>/dev/null || break; sleep 0.1; done; }`,
      check: checkLine(
        `curl -sSk --max-time 5 -H 'X-Forwarded-Proto: ${scheme}' --connect-to ::127.0.0.1:${tls ? https : http}`,
        `${scheme}://shop.test`,
      ),
      ...commands,
    },
  })
  // The exact lines of the plan; only the folder stands for /etc/apache2.
  return { ...plan, prepare: [environment, ...plan.prepare] }
}
const runScript = ({ server }: Before, plan: UpPlan, name: string): Promise<{ code: number | null; said: string }> => {
  for (const [file, text] of Object.entries(planFiles(plan, ""))) writeFileSync(join(server.folder, file), text)
  const command = `${server.environment}; sh '${join(server.folder, name)}'`
  const child = spawn("sh", ["-c", command], { stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  child.stdout.on("data", (chunk) => (said += String(chunk)))
  child.stderr.on("data", (chunk) => (said += String(chunk)))
  return new Promise((done) => child.once("exit", (code) => done({ code, said })))
}
const stop = ({ server }: Before): void => {
  server.run(`kill -9 $(cat '${server.folder}/gate.pid' 2>/dev/null) 2>/dev/null`)
  server.stop()
}
const out = ({ server }: Before, said: string): string => {
  try {
    return `${said}\n${readFileSync(join(server.folder, "gate.out"), "utf8")}`
  } catch {
    return said
  }
}

const plainSite = (http: number): Readonly<Record<string, string>> => ({
  "000-shop": `<VirtualHost *:${http}>\n${SHOP}\n${HOLE}\n</VirtualHost>\n`,
})
/** As Debian and certbot leave a shop over HTTPS: a redirect on 80, the shop on 443, its TLS lines in a file of certbot's. */
const tlsSites = (http: number, https: number): Readonly<Record<string, string>> => ({
  "000-shop": `<VirtualHost *:${http}>
    ServerName shop.test
    DocumentRoot {folder}/html
    RewriteEngine on
    RewriteCond %{SERVER_NAME} =shop.test
    RewriteRule ^ https://%{SERVER_NAME}%{REQUEST_URI} [END,NE,R=permanent]
</VirtualHost>
`,
  "000-shop-le-ssl": `<IfModule mod_ssl.c>
<VirtualHost *:${https}>
${SHOP}
${HOLE}
    SSLCertificateFile {folder}/shop.pem
    SSLCertificateKeyFile {folder}/shop.key
    Include {folder}/options-ssl-apache.conf
</VirtualHost>
</IfModule>
`,
})

describe("cut-over on a server with Apache", { skip: noApache() }, () => {
  test(
    "over and back again: the gate takes the port, the shop knows the visitor, nobody walks round",
    { timeout: 120_000 },
    async () => {
      const before = await startBefore(plainSite)
      const { server, http, back } = before
      try {
        assert.equal((await until(http, "/.env", 200)).status, 200, "before: the secret is served")
        const plan = planFor(before, { scheme: "http" })
        const files = plan.change.files.map(({ path, before: text }) => [path, text] as const)
        const over = await runScript(before, plan, "cut-over.sh")
        assert.equal(over.code, 0, out(before, over.said))
        assert.equal((await ask(http, "/.env")).status, 403)
        const page = await ask(http, "/")
        assert.equal(page.body, "the shop")
        assert.equal(page.seen, `${VISITOR}  shop.test`, "mod_remoteip hands the visitor's address on")
        assert.equal((await ask(back, "/")).status, 403, "round the gate, without the secret")
        for (const text of Object.values(planFiles(plan, planText(plan, "ja", "/data")))) assert.ok(!text.includes(SECRET), "no secret in plan or scripts") // prettier-ignore
        const undone = await runScript(before, plan, "rollback.sh")
        assert.equal(undone.code, 0, undone.said)
        for (const [path, text] of files) assert.equal(readFileSync(path, "utf8"), text, path)
        assert.equal((await until(http, "/.env", 200)).status, 200, "as before")
        assert.equal((await ask(back, "/")).status, 0, "nobody listens there any more")
        assert.ok(server.run("apachectl configtest").ok)
      } finally {
        stop(before)
      }
    },
  )

  test(
    "a shop over HTTPS as certbot leaves it: TLS ends at the gate, the shop still knows that it is HTTPS",
    { timeout: 120_000 },
    async () => {
      const before = await startBefore(tlsSites)
      const { http, https } = before
      try {
        assert.equal((await until(https, "/.env", 200, true)).status, 200, "before: the secret is served")
        const plan = planFor(before, { scheme: "https" })
        const over = await runScript(before, plan, "cut-over.sh")
        assert.equal(over.code, 0, out(before, over.said))
        assert.equal((await ask(https, "/.env", true)).status, 403)
        const page = await ask(https, "/", true)
        assert.equal(page.body, "the shop")
        assert.equal(page.seen, `${VISITOR} on shop.test`)
        const plain = await ask(http, "/")
        assert.deepEqual([plain.status, plain.location], [308, "https://shop.test/"])
        const undone = await runScript(before, plan, "rollback.sh")
        assert.equal(undone.code, 0, undone.said)
        assert.equal((await until(https, "/.env", 200, true)).status, 200, "as before")
      } finally {
        stop(before)
      }
    },
  )

  test(
    "rules of the shop that look for TLS would lead round for ever: the plan names them, and the switch is taken back",
    { timeout: 120_000 },
    async () => {
      const before = await startBefore(tlsSites)
      const { server, https } = before
      try {
        const rules = join(server.folder, "html", ".htaccess")
        writeFileSync(rules, "RewriteEngine on\nRewriteCond %{HTTPS} off\nRewriteRule ^ https://shop.test%{REQUEST_URI} [R=301,L]\n") // prettier-ignore
        assert.equal((await until(https, "/.env", 200, true)).status, 200)
        const plan = planFor(before, { scheme: "https" })
        assert.deepEqual(plan.change.look, [`${rules}:2 RewriteCond %{HTTPS} off`])
        // Once the gate answers one try is enough.
        const there = `curl -sk -o /dev/null --connect-to ::127.0.0.1:${https} https://shop.test/`
        const quick = { ...plan, commands: { ...plan.commands, check: `{ ${plan.commands.check} || { ${there} && tries=20; false; }; }` } } // prettier-ignore
        const over = await runScript(before, quick, "cut-over.sh")
        assert.equal(over.code, 1, out(before, over.said))
        assert.match(over.said, /redirects.*\n[\s\S]*putting everything back/)
        assert.equal((await until(https, "/.env", 200, true)).status, 200, "as before")
      } finally {
        stop(before)
      }
    },
  )

  for (const [name, commands] of [
    ["the new configuration is refused", { test: "false" }],
    ["the gate does not start", { startGate: "false" }],
  ] as const)
    test(`what fails on the way puts everything back: ${name}`, { timeout: 120_000 }, async () => {
      const before = await startBefore(plainSite)
      try {
        const plan = planFor(before, { scheme: "http", commands })
        const over = await runScript(before, plan, "cut-over.sh")
        assert.equal(over.code, 1, over.said)
        assert.match(over.said, /putting everything back/)
        for (const { path, before: text } of plan.change.files) assert.equal(readFileSync(path, "utf8"), text, path)
        assert.equal((await until(before.http, "/.env", 200)).status, 200)
      } finally {
        stop(before)
      }
    })
})
