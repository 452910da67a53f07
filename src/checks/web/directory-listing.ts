import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { askedEvidence, exposureEvidence, isBlocked, listingsOf } from "../read/exposure-facts.ts"

export const directoryListing = defineCheck({
  id: "web/directory-listing",
  criteria: ["build/1.directory-listing", "card/2.directory-listing"],
  needs: ["exposures"],
  title: { ja: "フォルダの中身の一覧表示", en: "Lists of folders" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "よくあるフォルダを開いても、中身の一覧は表示されませんでした。",
        en: "None of the common folders shows a list of its files.",
      },
    },
    listed: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "フォルダの中身の一覧が誰にでも見える状態です: {folders}",
        en: "The files of these folders are listed to anybody: {folders}",
      },
    },
    "could-not-look": {
      status: "unknown",
      says: {
        ja: "返事のないフォルダがあるか、点検そのものが断られたため、判断できません。",
        en: "Some folders did not answer, or we were turned away, so nothing can be said.",
      },
    },
  },
  remedy: {
    ja: "一覧表示を止めます。Apache: Options -Indexes / nginx: autoindex off;。一覧に出ていたファイルに公開してはいけないものがなかったかも確かめてください。",
    en: "Switch the lists off. Apache: Options -Indexes / nginx: autoindex off;. Check whether anything listed there should not have been public.",
  },
  judge({ exposures }) {
    const { hits, faults } = listingsOf(exposures)
    if (hits.length > 0)
      return {
        outcome: "listed",
        values: { folders: hits.map(({ url }) => URL.parse(url)?.pathname ?? url).join(", ") },
        evidence: bounded(hits.map(exposureEvidence)),
      }
    if (isBlocked(exposures) || faults.length > 0 || exposures.asked === 0)
      return {
        outcome: "could-not-look",
        evidence: bounded(faults.map(({ url, fault, detail }) => evidence("address", url, `${fault} ${detail}`))),
      }
    return { outcome: "none", evidence: [askedEvidence(exposures, hits.length)] }
  },
})
