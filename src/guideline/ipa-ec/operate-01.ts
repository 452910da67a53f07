import type { Requirement } from "../requirement.ts"
import { patchCriteria } from "./patch-criteria.ts"

export const operate01: Requirement = {
  id: "operate/1",
  phase: "operate",
  level: { value: "must", provenance: "confirmed" },
  title: { ja: "ソフトウェアを最新に保ち続ける", en: "Go on keeping all software up to date" },
  officialTitle: {
    ja: "サーバ及び管理端末等で利用しているソフトウェアをセキュリティパッチ等により最新の状態にする",
    provenance: "recalled",
  },
  explanation: {
    ja: "開店したあとも、脆弱性の情報を定期的に見て、攻撃に使われている穴は急いでふさぎ、更新のあとに店が動くことを確かめます。被害に遭った店の4分の3は、更新を怠っていました。",
    en: "After opening, watch the news of holes regularly, close those under attack at once, and check that the shop works after each update. Three out of four shops that were hit had not kept up.",
  },
  places: ["web-server", "database-server", "admin-terminal"],
  criteria: patchCriteria("operate/1"),
  seeAlso: ["build/2", "operate/2", "card/3"],
}
