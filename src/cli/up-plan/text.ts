import { say, type Language, type Values, type Words } from "../../lib/words.ts"
import type { UpPlan } from "./build.ts"
import { UNIT_FILE } from "./build.ts"
import { changedLines } from "./diff.ts"
import { cutOverScript, rollbackScript } from "./scripts.ts"

const WORDS = {
  title: {
    ja: "{host} の前に門を立てる計画(まだ何も変えていません)",
    en: "Plan to put the gate in front of {host} (nothing has been changed yet)",
  },
  now: {
    ja: "いま {server} が 80 と 443 で受けています。これを {address}:{port} へ移し、門が 80 と 443 で受けます。",
    en: "{server} takes 80 and 443 now. It moves to {address}:{port}, and the gate takes 80 and 443.",
  },
  stop: { ja: "先に片づけること", en: "First of all" },
  notFound: {
    ja: "× {host} の仮想ホストが {server} の設定に見つかりません。server_name / ServerName をお確かめください。見つかるまで切り替えないでください。",
    en: "× no virtual host of {host} was found in the configuration of {server}: check its server_name / ServerName. Do not switch before it is found.",
  },
  unguarded: {
    ja: "× このサーバーは次の名前でも答えています: {names}。sekisho.yaml の sites に加えないと、切り替えたあと開けなくなります。",
    en: "× this server answers for other names, too: {names}. Unless they become sites of sekisho.yaml, they cannot be opened after the switch.",
  },
  look: {
    ja: "△ 次の行は接続そのもの(ポートやTLS)を見ています。切り替えたあとの意味をお確かめください。HTTPSへの転送は門がするので、転送の行は外せます:",
    en: "△ these lines look at the connection itself (port, TLS): check what they mean afterwards. The gate sends visitors to HTTPS, so lines that do that can go:",
  },
  user: { ja: "1. 門の利用者と置き場所を作る", en: "1. Make a user and a place for the gate" },
  yaml: { ja: "2. sekisho.yaml に書き足す", en: "2. Add to sekisho.yaml" },
  yamlNone: { ja: "   (足りています)", en: "   (nothing is missing)" },
  certificate: {
    ja: "   証明書の鍵は、利用者 sekisho が読めなければなりません。certbotなら、更新のたびに門へ読み直させます:",
    en: "   The user sekisho must be able to read the certificate's key. With certbot, have the gate reload at each renewal:",
  },
  certbot: {
    ja: "   certbotが --nginx や --apache で更新している場合、80番は門のものになるので失敗します。webroot に変えるか、certificate: acme で門に任せてください。",
    en: "   Where certbot renews with --nginx or --apache it will fail, because port 80 is the gate's: change to webroot, or leave it to the gate with certificate: acme.",
  },
  files: { ja: "3. 変わるファイル(- 前、+ 後)", en: "3. Files that change (- before, + after)" },
  created: { ja: "   新しいファイル: {path}", en: "   new file: {path}" },
  modules: { ja: "   モジュール: {line}", en: "   modules: {line}" },
  platform: { ja: "4. ショップソフトの設定", en: "4. The shop software's own setting" },
  unit: { ja: "5. サービスの登録({path})", en: "5. The service ({path})" },
  noUnit: {
    ja: "   systemdがありません。お使いの方法で、次の命令を起動時に動かしてください: {line}",
    en: "   there is no systemd: have your own way run this at start: {line}",
  },
  firewall: {
    ja: "6. 門を通らない道を閉じる(外へ開いているほかのポート)",
    en: "6. Close the ways round the gate (other ports that are open to the world)",
  },
  firewallNone: {
    ja: "   80、443、SSH、メールのほかに、外へ開いているポートはありません。店のWebサーバーは {address} だけで待ち受けるので、外からは届きません。",
    en: "   besides 80, 443, SSH and mail no port is open to the world. The shop's web server listens on {address} only: nobody outside reaches it.",
  },
  proof: {
    ja: "   閉じたことは、ほかの場所にある機械から確かめます: sekisho check(設定の origin に、このサーバーのアドレスを書きます)",
    en: "   That it is closed is proved from a machine elsewhere: sekisho check (with this server's address under origin)",
  },
  order: { ja: "7. 切り替える(約1秒つながらなくなります)", en: "7. Switch (about a second without connections)" },
  script: {
    ja: "   sekisho up --plan --out DIR で、この計画どおりの cut-over.sh と rollback.sh を書き出せます。root で: sh DIR/cut-over.sh  途中で何かに失敗すると、自分で元に戻します。",
    en: "   sekisho up --plan --out DIR writes cut-over.sh and rollback.sh of this plan. As root: sh DIR/cut-over.sh  Whatever fails on the way, it puts everything back by itself.",
  },
  rollback: { ja: "8. 元に戻す(一つの命令で)", en: "8. Back to what it was (one command)" },
  bypass: {
    ja: "   門を立てたまま防御だけ止めるなら: sekisho bypass(60分で自動的に終わります)",
    en: "   To keep the gate and stop its guards only: sekisho bypass (ends by itself after 60 minutes)",
  },
} as const satisfies Record<string, Words>

const SERVERS = { nginx: "nginx", apache: "Apache" } as const

/** The plan on paper. */
export const planText = (plan: UpPlan, language: Language, dataDir: string): string => {
  const { change, shop, kind, platform, commands, facts } = plan
  const out: string[] = []
  const server = SERVERS[kind]
  const line = (words: Words, values: Values = {}): void =>
    void out.push(say(words, language, { host: shop.host, address: shop.address, port: shop.port, server, ...values }))
  const lines = (list: readonly string[], indent = "   "): void =>
    void out.push(...list.flatMap((text) => text.split("\n")).map((text) => (text === "" ? "" : indent + text)))
  const head = (words: Words, values: Values = {}): void => {
    out.push("")
    line(words, values)
  }
  line(WORDS.title)
  line(WORDS.now)
  if (!change.found || plan.unguarded.length > 0 || change.look.length > 0) {
    head(WORDS.stop)
    if (!change.found) line(WORDS.notFound)
    if (plan.unguarded.length > 0) line(WORDS.unguarded, { names: plan.unguarded.join(", ") })
    if (change.look.length > 0) line(WORDS.look)
    lines(change.look)
  }
  head(WORDS.user)
  lines([
    "useradd --system --home-dir /var/lib/sekisho --shell /usr/sbin/nologin sekisho",
    `install -d -o sekisho -g sekisho -m 700 ${dataDir}`,
  ])
  head(WORDS.yaml)
  if (plan.yaml.length === 0) line(WORDS.yamlNone)
  lines(plan.yaml)
  if (change.certificate !== null) {
    line(WORDS.certificate)
    lines([
      `setfacl -R -m u:sekisho:rX ${change.certificate.key.replace(/\/[^/]+$/, "")} /etc/letsencrypt/archive`,
      "printf '#!/bin/sh\\nsystemctl reload sekisho\\n' > /etc/letsencrypt/renewal-hooks/deploy/sekisho && chmod 755 /etc/letsencrypt/renewal-hooks/deploy/sekisho",
    ])
    line(WORDS.certbot)
  }
  head(WORDS.files)
  for (const { path, before, after } of change.files) lines([path, ...changedLines(before, after)])
  for (const line_ of plan.prepare) line(WORDS.modules, { line: line_ })
  for (const { path, text, shell } of plan.created) {
    if (path === UNIT_FILE) continue
    line(WORDS.created, { path })
    lines([text?.trimEnd() ?? shell ?? ""], "      ")
  }
  head(WORDS.platform)
  out.push(`   ${say(platform.where, language)}`)
  lines(platform.lines, "      ")
  head(WORDS.unit, { path: UNIT_FILE })
  if (facts.systemd) lines([plan.unit.trimEnd()])
  else line(WORDS.noUnit, { line: /^ExecStart=(.*)$/m.exec(plan.unit)?.[1] ?? "" })
  head(WORDS.firewall)
  if (plan.firewall.length === 0) line(WORDS.firewallNone)
  lines(plan.firewall)
  line(WORDS.proof)
  head(WORDS.order)
  lines([...plan.prepare, commands.test, commands.apply, commands.startGate, commands.check])
  line(WORDS.script)
  head(WORDS.rollback)
  lines([`sh ${plan.backup}/rollback.sh`])
  line(WORDS.bypass)
  return `${out.join("\n")}\n`
}

/** Names and contents of what `--out` writes. */
export const planFiles = (plan: UpPlan, text: string): Readonly<Record<string, string>> => ({
  "plan.txt": text,
  "cut-over.sh": cutOverScript(plan),
  "rollback.sh": rollbackScript(plan),
})
