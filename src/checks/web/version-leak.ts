import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"

export const versionLeak = defineCheck({
  id: "web/version-leak",
  criteria: ["build/1.version-leak"],
  needs: ["software"],
  title: { ja: "ソフトウェアのバージョンの露出", en: "Versions of software are not told to everybody" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "応答のヘッダーやページに、ソフトウェアのバージョンは出ていませんでした。",
        en: "No version of any software is told in headers or pages.",
      },
    },
    told: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "ソフトウェアのバージョンが誰にでも見える状態です: {programs}",
        en: "Versions of software are told to anybody: {programs}",
      },
    },
  },
  remedy: {
    ja: "バージョンを出さない設定にします。nginx: server_tokens off; / Apache: ServerTokens Prod と ServerSignature Off / PHP(php.ini): expose_php = Off。隠しても更新の代わりにはなりません。",
    en: "Switch the versions off. nginx: server_tokens off; / Apache: ServerTokens Prod and ServerSignature Off / PHP (php.ini): expose_php = Off. Hiding them does not replace updating.",
  },
  judge({ software }) {
    const told = software.filter(({ version }) => version !== null)
    if (told.length === 0) {
      const named = software.map(({ where, value }) => evidence("software", where, value))
      return { outcome: "none", evidence: bounded(named.length > 0 ? named : [evidence("software", "server", "-")]) }
    }
    const programs = [...new Set(told.map(({ name, version }) => `${name} ${version}`))].slice(0, 8)
    return {
      outcome: "told",
      values: { programs: programs.join(", ") },
      evidence: bounded(told.map(({ where, value }) => evidence("software", where, value))),
    }
  },
})
