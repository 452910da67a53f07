import { defineCheck } from "../check.ts"
import { adminDoors, doorEvidence, isAdminProved, toldDoor } from "../read/admin-doors.ts"

export const adminDefaultPath = defineCheck({
  id: "web/admin-default-path",
  criteria: ["build/4.default-path"],
  needs: ["doors", "platform"],
  title: { ja: "管理画面のアドレスの推測しにくさ", en: "The admin screen is not at a place that anybody guesses" },
  outcomes: {
    moved: {
      status: "ok",
      says: {
        ja: "管理画面のアドレスは、初期値やよくある名前から変えられています。",
        en: "The admin screen's address differs from the default and from common names.",
      },
    },
    guessable: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "管理画面が、初期値のままか、誰でも最初に試す名前のアドレスにあります。",
        en: "The admin screen is at its default place or at one that anybody tries first.",
      },
    },
    "not-seen": {
      status: "unknown",
      says: {
        ja: "よくある場所に管理画面は見えませんでした。本当の場所がわからないため判断できません。",
        en: "No admin screen was seen at the usual places; its real place is not known.",
      },
    },
    "no-door": {
      status: "not-applicable",
      says: {
        ja: "{platform}の管理画面はサービス提供者のドメインにあり、アドレスは変えられません。",
        en: "The admin screen of {platform} is on the provider's own domain, and its address cannot be changed.",
      },
    },
  },
  remedy: {
    ja: "管理画面のフォルダ名かURLの設定を、推測しにくい名前に変えます。名前を隠すだけでは守りになりません。接続元の制限と二要素認証を先に済ませてください。",
    en: "Change the folder or the URL setting of the admin screen to a name that is hard to guess. Hiding alone is no protection: restrict the addresses and switch on the second factor first.",
  },
  remedyOn: {
    "ec-cube-4": {
      ja: "管理画面の「設定」→「システム設定」→「セキュリティ管理」で管理画面のURLを変えるか、.env の ECCUBE_ADMIN_ROUTE を変えます。",
      en: "Change the admin URL under 設定 → システム設定 → セキュリティ管理, or ECCUBE_ADMIN_ROUTE in .env.",
    },
    opencart: {
      ja: "admin フォルダの名前を変え、その中の config.php のパスも同じ名前に直します。",
      en: "Rename the folder admin and mend the paths in the config.php inside it.",
    },
  },
  judge({ doors, platform }) {
    const all = adminDoors(doors)
    const atDefault = all.filter((door) => door.defaultPath && isAdminProved(door, platform))
    if (atDefault.length > 0) return { outcome: "guessable", evidence: atDefault.map(doorEvidence) }
    const told = toldDoor(all)
    if (told !== null) return { outcome: told.defaultPath ? "guessable" : "moved", evidence: [doorEvidence(told)] }
    const hasDoor = platform.profile.doors.some(({ kind }) => kind === "admin") || platform.profile.adminPath !== null
    if (!hasDoor) return { outcome: "no-door", values: { platform: platform.profile.name } }
    return { outcome: "not-seen", evidence: all.map(doorEvidence) }
  },
})
