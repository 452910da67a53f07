import { defineCheck } from "../check.ts"
import { adminDoors, doorEvidence, isAdminProved, toldDoor } from "../read/admin-doors.ts"

export const adminAddressKnown = defineCheck({
  id: "web/admin-address-known",
  criteria: ["build/4.admin-address-known"],
  needs: ["doors", "platform"],
  title: { ja: "管理画面の場所の把握", en: "The place of the admin screen is known" },
  outcomes: {
    known: {
      status: "ok",
      says: {
        ja: "教えていただいた管理画面のアドレスで、ログイン画面か認証の要求が出ることを確かめました。",
        en: "The admin address that you told shows a log-in form or asks for authentication.",
      },
    },
    found: {
      status: "ok",
      says: {
        ja: "管理画面のアドレスは聞いていませんが、{platform}のいつもの場所で見つかりました。設定ファイルに admin: { url: … } を書いておいてください。",
        en: "The admin address was not told, but it was found at the usual place of {platform}. Write it into the configuration as admin: { url: … }.",
      },
    },
    "told-unproved": {
      status: "unknown",
      says: {
        ja: "教えていただいた管理画面のアドレスは、ここからはログイン画面を見せません。制限が効いているのか、アドレスが違うのかは、許可した端末で開いて確かめてください。",
        en: "The admin address that you told shows no log-in form from here. Open it from an allowed device to see whether the restriction works or the address is wrong.",
      },
    },
    "not-known": {
      status: "unknown",
      says: {
        ja: "管理画面の場所がわかりません。sekisho.yaml に admin: { url: … } と書くと確かめられます。",
        en: "The place of the admin screen is not known. Write admin: { url: … } into sekisho.yaml.",
      },
    },
  },
  remedy: {
    ja: "管理画面のアドレスを sekisho.yaml に admin: { url: … } と書き、許可した端末から1回、許可していない回線(スマートフォンの携帯回線など)から1回開いて、違いを記録します。",
    en: "Write admin: { url: … } into sekisho.yaml; open it once from an allowed device and once from another line (a mobile phone's), and note the difference.",
  },
  judge({ doors, platform }) {
    const told = toldDoor(doors)
    if (told !== null) {
      const outcome = isAdminProved(told, platform) ? "known" : "told-unproved"
      return { outcome, evidence: [doorEvidence(told)] }
    }
    const found = adminDoors(doors).filter((door) => isAdminProved(door, platform))
    if (found.length === 0) return { outcome: "not-known" }
    return { outcome: "found", values: { platform: platform.profile.name }, evidence: found.map(doorEvidence) }
  },
})
