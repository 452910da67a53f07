import type { Requirement } from "../requirement.ts"
import { adviceCriteria } from "./build-01-advice.ts"
import { classCriteria } from "./build-01-classes.ts"
import { seenCriteria } from "./build-01-seen.ts"

export const build01: Requirement = {
  id: "build/1",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "脆弱性のない作り方で構築する", en: "Build the shop without known kinds of hole" },
  officialTitle: {
    ja: "「安全なウェブサイトの作り方」及び「セキュリティ実装チェックリスト」に準拠して、ECサイトを構築する",
    provenance: "confirmed",
  },
  explanation: {
    ja: "店のプログラムに、よく知られた11種類の穴がないことを求めます。ショップソフトそのものだけでなく、自社のカスタマイズとプラグインも対象です。IPAの47行のチェックリストを使い、開発した会社と一緒に一行ずつ確かめます。",
    en: "The shop's program must be free of the eleven well-known kinds of hole: the shop software, your own changes and every plug-in. Go through IPA's checklist of 47 lines together with whoever developed it.",
  },
  places: ["web-application"],
  criteria: [...classCriteria, ...seenCriteria, ...adviceCriteria],
  seeAlso: ["build/3", "card/2", "card/3", "operate/6"],
}
