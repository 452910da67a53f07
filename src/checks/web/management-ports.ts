import { defineCheck } from "../check.ts"
import type { Port } from "../facts.ts"
import { evidence } from "../read/evidence.ts"

/** A content network's own machines answer in the shop's place; what they close says nothing about the shop's server. */
const CONTENT_NETWORK = /^(?:cloudflare|cloudfront|akamaighost|fastly|sucuri|imperva|bunnycdn)/i
/** Open ports without a word of any service from which the answers come from something in between. */
const SUSPICIOUS = 8

const portEvidence = (where: string, { port, service, state, banner }: Port) =>
  evidence("port", `${where}:${port}`, `${service} ${state}${banner === "" ? "" : ` "${banner.trim()}"`}`)

export const managementPorts = defineCheck({
  id: "web/management-ports",
  criteria: ["build/4.management-doors"],
  needs: ["target", "ports", "software"],
  title: { ja: "管理用ポートの公開", en: "Management ports are not open" },
  outcomes: {
    closed: {
      status: "ok",
      says: {
        ja: "管理やデータベースに使われる{count}個のポートは、インターネットからつながりませんでした。",
        en: "None of {count} ports for management and databases could be reached from the internet.",
      },
    },
    open: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "管理やデータベースのポートが、インターネットから誰でもつながる状態です: {ports}",
        en: "Ports for management or databases can be reached by anybody on the internet: {ports}",
      },
    },
    "ssh-open": {
      status: "unknown",
      says: {
        ja: "SSH(22番)にインターネットからつながります。パスワードでのログインを止めているかは、外からは判断できません。",
        en: "SSH (port 22) can be reached from the internet. Whether it accepts passwords cannot be told from outside.",
      },
    },
    "all-silent": {
      status: "unknown",
      says: {
        ja: "どのポートからも返事がありません。サーバー側で閉じているのか、点検した側の回線が外向きの接続を止めているのか、区別できません。",
        en: "No port answered at all. Whether the server keeps them shut or the line we looked from blocks such connections cannot be told apart.",
      },
    },
    "content-network": {
      status: "unknown",
      says: {
        ja: "サイトの前にCDN({network})があるため、サーバー本体のポートは見られませんでした。",
        en: "A content network ({network}) stands before the site, so the server's own ports could not be seen.",
      },
    },
    "all-answer": {
      status: "unknown",
      says: {
        ja: "ほとんどのポートが同じように応答するため、途中の機器が答えていると考えられ、判断できません。",
        en: "Nearly every port answers alike, which suggests a device in between, so nothing can be told.",
      },
    },
  },
  remedy: {
    ja: "サーバーのファイアウォール(クラウドならセキュリティグループ)で、22、3306などのポートを自分のIPアドレスだけに開けます。例: ufw allow from 203.0.113.5 to any port 22、ufw deny 3306。データベースは bind-address = 127.0.0.1 にし、FTPはSFTPに替え、SSHは PasswordAuthentication no にします。",
    en: "Open these ports only to your own addresses in the server's firewall (the security group in a cloud): ufw allow from 203.0.113.5 to any port 22, ufw deny 3306. Bind databases to 127.0.0.1, replace FTP by SFTP, and set PasswordAuthentication no for SSH.",
  },
  judge({ target, ports, software }) {
    const open = ports.filter(({ state }) => state === "open")
    const shown = open.map((port) => portEvidence(target.address, port))
    if (open.length >= SUSPICIOUS && open.every(({ banner }) => banner === ""))
      return { outcome: "all-answer", evidence: shown }
    const risky = open.filter(({ port }) => port !== 22)
    if (risky.length > 0)
      return {
        outcome: "open",
        values: { ports: risky.map(({ port, service }) => `${service} (${port})`).join(", ") },
        evidence: shown,
      }
    if (open.length > 0) return { outcome: "ssh-open", evidence: shown }
    const network = software.find(({ where, name }) => where === "server" && CONTENT_NETWORK.test(name))
    if (network) return { outcome: "content-network", values: { network: network.name } }
    if (ports.every(({ state }) => state === "silent")) return { outcome: "all-silent" }
    return {
      outcome: "closed",
      values: { count: ports.length },
      evidence: ports.map((port) => portEvidence(target.address, port)),
    }
  },
})
