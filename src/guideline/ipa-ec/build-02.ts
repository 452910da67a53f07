import type { Requirement } from "../requirement.ts"
import { patchCriteria } from "./patch-criteria.ts"

export const build02: Requirement = {
  id: "build/2",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "ソフトウェアを最新にする", en: "Keep all software up to date" },
  officialTitle: {
    ja: "サーバ及び管理端末等で利用しているソフトウェアをセキュリティパッチ等により最新の状態にする",
    provenance: "confirmed",
  },
  explanation: {
    ja: "サーバー、データベース、ショップのプログラムとプラグイン、管理用のパソコンに、修正の出ている穴を残さないことを求めます。まず何を使っているかの一覧を作り、情報を見る人を決め、更新のあとに動作を確かめます。",
    en: "No hole for which a fix exists may stay on the servers, in the shop software and its plug-ins, or on the administrators' computers. List what you use, name who watches the news, and check the shop after each update.",
  },
  places: ["web-server", "database-server", "admin-terminal"],
  criteria: patchCriteria("build/2"),
  seeAlso: ["operate/1", "build/5", "build/14", "card/3"],
}
