import { defineCheck } from "../check.ts"
import { endOf, END_OF_LIFE_DATED } from "../end-of-life-data.ts"
import { bounded, evidence } from "../read/evidence.ts"

export const endOfLife = defineCheck({
  id: "web/end-of-life",
  criteria: ["build/2.end-of-life", "operate/1.end-of-life"],
  needs: ["target", "software"],
  title: { ja: "サポートの終わったソフトウェア", en: "Software past its end of life" },
  outcomes: {
    ended: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "サポートの終わったソフトウェアが使われています: {programs}",
        en: "Software is in use whose makers no longer mend it: {programs}",
      },
    },
    "mended-elsewhere": {
      status: "unknown",
      says: {
        ja: "開発元のサポートが終わった版が見えます({programs})。{mender}の標準パッケージなら修正が続いている場合があります。どのパッケージかを確かめて回答してください。",
        en: "A version is seen that its makers no longer mend ({programs}). As a package of {mender} it may still be mended: find out which package it is and answer.",
      },
    },
    "nothing-ended": {
      status: "unknown",
      says: {
        ja: "外から見える版に、サポート終了とわかっているものはありません({dated}時点の表)。見えない部分はサーバー側で確かめて回答してください。",
        en: "No version seen from outside is known to be past its end (table of {dated}). What cannot be seen has to be checked on the server and answered.",
      },
    },
    "nothing-told": {
      status: "unknown",
      says: {
        ja: "ソフトウェアの版は外から見えないため、判断できません。サーバー側で確かめて回答してください。",
        en: "No version can be seen from outside. Check on the server and answer.",
      },
    },
  },
  remedy: {
    ja: "サポート中の版へ移る計画を立てます。先に検証環境で動作を確かめ、バックアップを取ってから切り替えます。有償の延長サポートを受けているなら、その契約を証跡にして「代替策」と回答してください。",
    en: "Plan the move to a supported version: try it in a test environment, take a backup, then switch. If you pay for extended support, answer with 'alternative' and the contract as evidence.",
  },
  judge({ target, software }) {
    const versions = software.filter(({ version }) => version !== null)
    if (versions.length === 0) return { outcome: "nothing-told" }
    const ends = versions.flatMap((seen) => {
      const end = endOf(seen, target.lookedAt)
      if (end === null) return []
      const program = end.system ? end.name : `${seen.name} ${seen.version}`
      return [{ ...end, seen, says: `${program} (${end.endedOn})` }]
    })
    const shown = bounded(
      ends.map(({ seen, says, source }) => evidence("software", seen.where, `${seen.value}: ${says}, ${source}`)),
    )
    const dead = ends.filter(({ mendedBy }) => mendedBy === null)
    const programs = (list: typeof ends): string => [...new Set(list.map(({ says }) => says))].slice(0, 6).join(", ")
    if (dead.length > 0) return { outcome: "ended", values: { programs: programs(dead) }, evidence: shown }
    if (ends.length > 0)
      return {
        outcome: "mended-elsewhere",
        values: {
          programs: programs(ends),
          mender: ends[0]?.mendedBy ?? "",
        },
        evidence: shown,
      }
    return { outcome: "nothing-ended", values: { dated: END_OF_LIFE_DATED } }
  },
})
