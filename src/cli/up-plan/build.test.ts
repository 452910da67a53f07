import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseConfig } from "../../config/config.ts"
import { SekishoError } from "../../lib/errors.ts"
import { buildUpPlan, UNIT_FILE, type UpPlan } from "./build.ts"
import { listenersIn } from "./collect.ts"
import { changedLines } from "./diff.ts"
import type { ServerFacts } from "./facts.ts"
import { planFiles, planText } from "./text.ts"

const FACTS: ServerFacts = {
  nginx: [
    {
      path: "/etc/nginx/sites-available/shop",
      text: `server {
    listen 443 ssl;
    server_name shop.example.jp;
    ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/shop.example.jp/privkey.pem;
    root /var/www/shop;
}
server { listen 80; server_name blog.example.jp; root /var/www/blog; }
`,
    },
  ],
  apache: [],
  listeners: [
    { address: "0.0.0.0", port: 3306 },
    { address: "0.0.0.0", port: 443 },
    { address: "::", port: 22 },
    { address: "127.0.0.1", port: 9000 },
  ],
  firewall: "ufw",
  systemd: true,
  node: "/usr/bin/node",
  program: "/opt/sekisho/bin/sekisho.js",
}
const planOf = (facts: Partial<ServerFacts> = {}, site = "upstreams: [http://127.0.0.1:8080]"): UpPlan => {
  const config = parseConfig(
    `version: 1\nsites:\n  - id: main\n    public-url: https://shop.example.jp\n    platform: ec-cube-4\n    ${site}\n`,
    "sekisho.yaml",
  )
  const [first] = config.sites
  assert.ok(first)
  const wish = { config, site: first, configFile: "/etc/sekisho/sekisho.yaml", dataDir: "/var/lib/sekisho" }
  return buildUpPlan({ ...wish, secretFile: "/etc/sekisho/origin.key", facts: { ...FACTS, ...facts } })
}

for (const language of ["ja", "en"] as const)
  test(`the plan says everything that has to change, in ${language}`, () => {
    const text = planText(planOf(), language, "/var/lib/sekisho")
    for (const said of [
      "listen 127.0.0.1:8080;",
      "-     listen 443 ssl;",
      "set_real_ip_from 127.0.0.1;",
      "TRUSTED_PROXIES=127.0.0.1,::1",
      "certificate: { cert: /etc/letsencrypt/live/shop.example.jp/fullchain.pem, key: /etc/letsencrypt/live/shop.example.jp/privkey.pem }",
      "listen: { http: 0.0.0.0:80, https: 0.0.0.0:443 }",
      "AmbientCapabilities=CAP_NET_BIND_SERVICE",
      "ExecStart=/usr/bin/node /opt/sekisho/bin/sekisho.js up --config /etc/sekisho/sekisho.yaml",
      "ufw deny 3306/tcp",
      "systemctl reload nginx",
      "sh /var/backups/sekisho-cut-over/rollback.sh",
      "blog.example.jp",
      "sekisho bypass",
    ])
      assert.ok(text.includes(said), said)
    for (const unsaid of ["ufw deny 443", "ufw deny 22", "9000", "{host}", "{server}"])
      assert.ok(!text.includes(unsaid), unsaid)
  })

test("Apache of Red Hat has another name and no command for modules", () => {
  const text = "<VirtualHost *:443>\nServerName shop.example.jp\nDocumentRoot /a\n</VirtualHost>\n"
  const of = (path: string): UpPlan => planOf({ nginx: [], apache: [{ path, text }] })
  const [debian, redHat] = [of("/etc/apache2/apache2.conf"), of("/etc/httpd/conf/httpd.conf")]
  assert.deepEqual([debian.prepare, redHat.prepare], [["a2enmod -q remoteip setenvif"], []])
  assert.deepEqual([debian.commands.apply, redHat.commands.apply], ["systemctl restart apache2", "systemctl restart httpd"]) // prettier-ignore
  assert.ok(redHat.created.some(({ path }) => path === "/etc/httpd/conf/sekisho-origin.conf"))
})

test("the switch is good only where the gate itself answers", () => {
  const { check } = planOf().commands
  assert.match(check, /-f -o \/dev\/null https:\/\/shop\.example\.jp\/ && /)
  assert.match(check, /https:\/\/shop\.example\.jp\/\.sekisho\/ \| grep -q /)
})

test("scripts hold the unit and what to put back, and work the secret out on the machine", () => {
  const { "cut-over.sh": over = "", "rollback.sh": back = "" } = planFiles(planOf(), "")
  assert.match(over, new RegExp(`cat > '${UNIT_FILE}'`))
  assert.match(over, /\$\(cat '\/etc\/sekisho\/origin\.key'\)/)
  assert.ok(
    over.indexOf("rollback.sh") < over.indexOf("listen 127.0.0.1:8080"),
    "the way back is there before anything changes",
  )
  assert.match(
    back,
    /cat '\/var\/backups\/sekisho-cut-over\/etc\/nginx\/sites-available\/shop' > '\/etc\/nginx\/sites-available\/shop'/,
  )
  assert.match(back, /^nginx -t\nsystemctl reload nginx$/m)
})

test("names of other shops are no warning once they are sites", () => {
  const both = planOf({}, "upstreams: [http://127.0.0.1:8080]\n  - id: blog\n    public-url: https://blog.example.jp")
  assert.deepEqual(both.unguarded, [])
  assert.deepEqual(planOf().unguarded, ["blog.example.jp"])
})

const WRONG: readonly (readonly [name: string, run: () => unknown, code: string])[] = [
  ["no upstream", () => planOf({}, "state: open"), "PLAN_UPSTREAM"],
  ["an upstream on another machine", () => planOf({}, "upstreams: [http://10.0.0.5:8080]"), "PLAN_UPSTREAM"],
  ["an upstream on the gate's own port", () => planOf({}, "upstreams: [http://127.0.0.1:80]"), "PLAN_UPSTREAM"],
  ["neither nginx nor Apache", () => planOf({ nginx: [] }), "PLAN_NO_SERVER"],
]
for (const [name, run, code] of WRONG)
  test(`no plan: ${name}`, () => {
    assert.throws(run, (error) => error instanceof SekishoError && error.code === code)
  })

test("who listens is read as the kernel writes it", () => {
  const text = `  sl  local_address rem_address   st
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
   1: 00000000:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
   2: 0100007F:1F90 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 3 1
   3: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 0:0 0:0 0
`
  assert.deepEqual(listenersIn(text), [
    { address: "127.0.0.1", port: 8080 },
    { address: "0.0.0.0", port: 3306 },
    { address: "::", port: 443 },
  ])
  fc.assert(fc.property(fc.string(), (any) => void listenersIn(any)))
})

test("property: what changed, put together, leads from one text to the other", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 })
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const changed = changedLines(a.join("\n"), b.join("\n"))
      const count = (mark: string): number => changed.filter((line) => line.slice(5, 6) === mark).length
      const [before, after] = [a.join("\n").split("\n").length, b.join("\n").split("\n").length]
      assert.equal(before - count("-"), after - count("+"), "as many stay on both sides")
      if (a.join("\n") === b.join("\n")) assert.deepEqual(changed, [])
    }),
  )
})
