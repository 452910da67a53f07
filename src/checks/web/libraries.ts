import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { HTML_ONLY, walkEvidence } from "../read/walk-said.ts"

const ORDER = ["critical", "high", "medium", "low"] as const
const SAYS = {
  ja: "既知の欠陥がある版のJavaScriptライブラリが{count}件使われています({names})。資料は{date}のものです。",
  en: "{count} JavaScript libraries are used in versions with known holes ({names}). The data are of {date}.",
}

export const librariesPatched = defineCheck({
  id: "web/libraries",
  criteria: ["build/2.libraries", "operate/1.libraries"],
  needs: ["walk", "libraries"],
  title: { ja: "JavaScriptライブラリの既知の欠陥", en: "Known holes of JavaScript libraries" },
  outcomes: {
    clean: {
      status: "ok",
      says: {
        ja: "ブラウザが読み込んだ{scripts}件のスクリプトを調べ、{date}の資料で、既知の欠陥がある版のライブラリは見つかりませんでした(見分けられたもの{count}件)。",
        en: "{scripts} scripts that the browser loaded were looked at with data of {date}; no library in a version with a known hole was found ({count} were recognised).",
      },
    },
    critical: { status: "not-ok", severity: "critical", says: SAYS },
    high: { status: "not-ok", severity: "high", says: SAYS },
    medium: { status: "not-ok", severity: "medium", says: SAYS },
    low: { status: "not-ok", severity: "low", says: SAYS },
    "nothing-read": {
      status: "unknown",
      says: {
        ja: "中身を調べられたスクリプトが1件もなかったため、判断できません。",
        en: "No script could be looked at, so this cannot be judged.",
      },
    },
    "html-only": HTML_ONLY,
  },
  remedy: {
    ja: "ライブラリを、欠陥の直った版に上げてください。店のソフトウェアやテーマ、プラグインに含まれている場合は、そちらを更新します。使っていないライブラリは読み込みをやめてください。上げた後は、購入までの動きを確かめてください。",
    en: "Update each library to a version in which the hole is mended. Where it comes with the shop software, a theme or a plug-in, update that. Stop loading libraries that are not used. Afterwards, try a purchase to its end.",
  },
  judge({ walk, libraries }) {
    const holed = libraries.found.filter(({ holes }) => holes.length > 0)
    const worst = ORDER.find((severity) => holed.some(({ holes }) => holes.some((hole) => hole.severity === severity)))
    const values = { date: libraries.dataDate, scripts: libraries.scriptsLookedAt }
    if (worst !== undefined) {
      const names = holed.map(({ name, version }) => `${name} ${version}`)
      const proof = holed.map(({ name, version, url, holes }) => {
        const listed = holes.slice(0, 4).map(({ id, severity, fixedIn }) => `${id} (${severity}, < ${fixedIn ?? "?"})`)
        return evidence("library", url, `${name} ${version}: ${listed.join(", ")}`)
      })
      return {
        outcome: worst,
        values: { ...values, count: holed.length, names: names.slice(0, 5).join(", ") },
        evidence: bounded(proof),
      }
    }
    if (walk.seenBy === "html") return { outcome: "html-only", evidence: bounded(walkEvidence(walk)) }
    if (libraries.scriptsLookedAt === 0) return { outcome: "nothing-read", evidence: bounded(walkEvidence(walk)) }
    const proof = libraries.found.map(({ name, version, url }) => evidence("library", url, `${name} ${version}`))
    return {
      outcome: "clean",
      values: { ...values, count: libraries.found.length },
      evidence: bounded([...walkEvidence(walk), ...proof]),
    }
  },
})
