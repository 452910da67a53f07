import assert from "node:assert/strict"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { noShared, sharedFile } from "../../../test/needs.ts"
import { parseConfig } from "../../config/config.ts"
import { SekishoError } from "../../lib/errors.ts"
import { createEngine, type Engine, type RuleSet } from "../../waf/index.ts"
import { debianRules } from "./debian.ts"
import { findRuleSet, siteRuleSet } from "./rule-set.ts"

const folder = mkdtempSync(join(tmpdir(), "sekisho-rules-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const dataDir = join(folder, "data")
const crsFolder = sharedFile("waf/crs-4.28.0")

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, ".."), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const engines = new WeakMap<RuleSet, Engine>()
const engineOf = (set: RuleSet): Engine => {
  const engine = engines.get(set) ?? createEngine(set.files, set)
  engines.set(set, engine)
  return engine
}

/** The rule that decides about one form field; 0 where it passes. */
const decides = (set: RuleSet, path: string, name: string, value: string): number => {
  const transaction = engineOf(set).transaction({
    remoteAddress: "203.0.113.2",
    remotePort: 4000,
    serverAddress: "192.0.2.1",
    serverPort: 443,
    uniqueId: "u",
    startedAtMs: 0,
  })
  const body = Buffer.from(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const decision =
    transaction.request("POST", path, "HTTP/1.1", [
      ["Host", "shop.example.jp"],
      ["User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"],
      ["Accept", "text/html"],
      ["Content-Type", "application/x-www-form-urlencoded"],
      ["Content-Length", String(body.length)],
    ]) ??
    transaction.bodyChunk(body) ??
    transaction.endBody()
  transaction.end()
  return decision?.ruleId ?? 0
}

const ATTACK = "<script>alert(document.cookie)</script>"

test("without anything else the base rules run, and refuse", () => {
  const set = findRuleSet({ dataDir })
  assert.equal(set.origin, "base")
  assert.ok(decides(set, "/contact", "q", ATTACK) > 0)
  assert.equal(decides(set, "/contact", "q", "東京都千代田区大手町1-2-3"), 0)
})

test("a person's own plugins stand around the base rules too", () => {
  write(
    "own/waf/local/shop-before.conf",
    `SecRule REQUEST_FILENAME "@streq /contact" "id:1,phase:1,pass,nolog,ctl:ruleRemoveTargetByTag=base/xss;ARGS:q"`,
  )
  write("own/waf/local/shop-after.conf", `SecRule ARGS:q "@contains 関所" "id:2,phase:2,deny,status:403,t:none"`)
  const set = findRuleSet({ dataDir: join(folder, "own") })
  assert.equal(decides(set, "/contact", "q", ATTACK), 0)
  assert.ok(decides(set, "/other", "q", ATTACK) > 0)
  assert.equal(decides(set, "/contact", "q", "関所"), 2)
})

test("a folder that was asked for is read or refused, never replaced", () => {
  for (const missing of ["nowhere", "empty"]) {
    mkdirSync(join(folder, "empty"), { recursive: true })
    assert.throws(
      () => findRuleSet({ dataDir, folder: join(folder, missing) }),
      (error) => error instanceof SekishoError && error.code === "WAF_NO_RULES",
    )
  }
  write("plain/a.conf", `SecRule ARGS "@streq no" "id:9,phase:2,deny,status:403,t:none"`)
  const set = findRuleSet({ dataDir, folder: join(folder, "plain") })
  assert.deepEqual([set.origin, set.name, set.version], ["folder", join(folder, "plain"), null])
  assert.equal(decides(set, "/", "q", "no"), 9)
})

test("what is installed is found; a damaged list of it is an error, not another rule set", () => {
  write("broken/waf/installed.json", "{}")
  assert.throws(
    () => findRuleSet({ dataDir: join(folder, "broken") }),
    (error) => error instanceof SekishoError && error.code === "WAF_INSTALLED_DAMAGED",
  )
})

test("Debian's rules are named and not loaded", () => {
  write("debian.conf", "# OWASP ModSecurity Core Rule Set ver.3.3.4\n")
  assert.match(debianRules(join(folder, "debian.conf"))[0]?.en ?? "", /modsecurity-crs 3\.3\.4; it is not loaded/)
  assert.deepEqual(debianRules(join(folder, "none.conf")), [])
})

test(
  "the OWASP rules are read with our part for Japan, the level and plugins",
  { skip: noShared("waf/crs-4.28.0/rules") },
  () => {
    const set = findRuleSet({ dataDir, folder: crsFolder })
    assert.deepEqual([set.name, set.version, set.origin], ["OWASP CRS", "4.28.0", "folder"])
    assert.equal(decides(set, "/contact", "q", ATTACK), 949110)
    assert.equal(decides(set, "/contact", "q", "大阪府八尾市大字山畑1-2"), 0)
    assert.ok(
      createEngine(findRuleSet({ dataDir, folder: crsFolder, paranoia: 3 }).files, set).plan.phases.flatMap(
        (phase) => phase.rules,
      ).length > createEngine(set.files, set).plan.phases.flatMap((phase) => phase.rules).length,
    )
  },
)

test("a shop of sekisho.yaml: its folder of rules, and its software's fields left alone", () => {
  write("shop/rules/a.conf", `SecRule ARGS "@contains <b>" "id:9,phase:2,deny,status:403,t:none,tag:'base/xss'"`)
  const config = parseConfig(
    "version: 1\nwaf: { rules: rules }\nsites:\n  - id: main\n    platform: ec-cube-4\n    admin: { url: https://shop.example.jp/kanri/ }\n",
    "sekisho.yaml",
  )
  const [site] = config.sites
  assert.ok(site)
  const set = siteRuleSet(config, site, join(folder, "shop"))
  const field = "admin_product[description_detail]"
  assert.equal(decides(set, "/kanri/product/product/3/edit", field, "<b>新商品</b>"), 0)
  assert.equal(decides(set, "/kanri/product/product/3/edit", "q", "<b>"), 9)
  assert.equal(decides(set, "/admin/product/product/3/edit", field, "<b>"), 9)
})

test(
  "exclusion files and plugins of the OWASP rules work as their own documentation has them",
  { skip: noShared("waf/crs-4.28.0/rules") },
  () => {
    cpSync(join(crsFolder, "rules"), join(folder, "with-plugins/rules"), { recursive: true })
    cpSync(join(crsFolder, "crs-setup.conf.example"), join(folder, "with-plugins/crs-setup.conf"))
    write(
      "with-plugins/plugins/shop-rule-exclusions-config.conf",
      `SecAction "id:9599010,phase:1,nolog,pass,t:none,ver:'shop/1.0.0',setvar:'tx.shop-rule-exclusions-plugin_enabled=1'"`,
    )
    write(
      "with-plugins/plugins/shop-rule-exclusions-before.conf",
      `SecRule TX:shop-rule-exclusions-plugin_enabled "@eq 0" "id:9599099,phase:1,pass,nolog,ctl:ruleRemoveById=9599100-9599999"
SecRule REQUEST_FILENAME "@rx ^/blog/" "id:9599100,phase:1,pass,t:none,nolog,skipAfter:END-BLOG"
SecRule REQUEST_FILENAME "@endsWith /memo" "id:9599110,phase:1,pass,t:none,nolog,chain"
  SecRule REQUEST_METHOD "@streq POST" "t:none,ctl:ruleRemoveTargetByTag=attack-xss;ARGS:memo,ctl:ruleRemoveTargetByTag=base/xss;ARGS:memo"
SecMarker END-BLOG
`,
    )
    write(
      "with-plugins/plugins/shop-rule-exclusions-after.conf",
      `SecRuleUpdateTargetByTag "attack-sqli" "!ARGS:/^sql[0-9]+$/"`,
    )
    write(
      "with-plugins/rules/REQUEST-900-EXCLUSION-RULES-BEFORE-CRS.conf",
      `SecRule REQUEST_URI "@beginsWith /tool" "id:1000,phase:1,pass,nolog,ctl:ruleRemoveById=941100-941999,ctl:ruleRemoveById=50200-50299"`,
    )
    write(
      "with-plugins/rules/RESPONSE-999-EXCLUSION-RULES-AFTER-CRS.conf",
      `SecRuleUpdateTargetById 942100 "!ARGS:bio"\nSecRuleUpdateActionById 949110 "t:none,deny,status:406"`,
    )
    const set = findRuleSet({ dataDir, folder: join(folder, "with-plugins") })
    assert.ok(decides(set, "/contact", "memo", ATTACK) > 0)
    assert.equal(decides(set, "/memo", "memo", ATTACK), 0)
    assert.ok(decides(set, "/memo", "other", ATTACK) > 0)
    assert.ok(decides(set, "/blog/memo", "memo", ATTACK) > 0)
    assert.equal(decides(set, "/tool", "x", ATTACK), 0)
    const statement = "1' or '1'='1"
    assert.equal(decides(set, "/contact", "bio", statement), 0)
    assert.equal(decides(set, "/contact", "sql12", statement), 0)
    assert.ok(decides(set, "/contact", "sqlx", statement) > 0)
  },
)
