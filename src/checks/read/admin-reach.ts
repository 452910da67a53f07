import type { Facts } from "../facts.ts"
import { adminDoors, doorEvidence, isAdminProved, toldDoor } from "./admin-doors.ts"
import type { Outcome } from "../check.ts"

/** What two checks share: the guideline asks for limited devices, the card guideline also takes a log-in in front. */
export const ADMIN_REACH_OUTCOMES = {
  "form-seen": {
    status: "not-ok",
    severity: "high",
    says: {
      ja: "管理画面のログイン画面が、誰にでも見える状態です({count}か所)。",
      en: "The log-in of the admin screen is shown to anybody (places found: {count}).",
    },
  },
  "no-positive-control": {
    status: "unknown",
    says: {
      ja: "教えていただいた管理画面は、ここからは見えません。正しいアドレスであることを許可した端末で確かめ、回答に記録してください。",
      en: "The admin address that you told cannot be seen from here. Confirm from an allowed device that it is the right one, and record that as your answer.",
    },
  },
  "not-told": {
    status: "unknown",
    says: {
      ja: "よくある場所に管理画面は見つかりませんでしたが、本当の場所がわからないため判断できません。sekisho.yaml に admin: { url: … } と書いてください。",
      en: "No admin screen was found at the usual places, but its real place is not known. Write admin: { url: … } into sekisho.yaml.",
    },
  },
  "could-not-look": {
    status: "unknown",
    says: {
      ja: "管理画面のアドレスから返事がなく、見られませんでした。",
      en: "The admin address did not answer, so it could not be looked at.",
    },
  },
} as const

export const ADMIN_REACH_REMEDY = {
  ja: "接続元IPアドレスを限ります。nginx: location /管理画面/ { allow 203.0.113.5; deny all; } / Apache: <Location /管理画面/> Require ip 203.0.113.5 </Location>。固定IPがなければVPNを使うか、少なくともBasic認証を前に置きます。",
  en: "Restrict the addresses that may connect. nginx: location /admin/ { allow 203.0.113.5; deny all; } / Apache: <Location /admin/> Require ip 203.0.113.5 </Location>. Without a fixed address use a VPN, or at least put HTTP authentication in front.",
}

export const ADMIN_REACH_REMEDY_ON = {
  "ec-cube-4": {
    ja: "管理画面の「設定」→「システム設定」→「セキュリティ管理」で、管理画面のURLを変え、許可するIPアドレスを登録します。自分のIPアドレスを先に登録してください。",
    en: "In the admin screen open 設定 → システム設定 → セキュリティ管理, change the admin URL and register the allowed addresses, your own first.",
  },
  woocommerce: {
    ja: 'wp-login.php と wp-admin、xmlrpc.php の接続元を限ります。Apache(.htaccess): <FilesMatch "^(wp-login|xmlrpc)\\.php$"> Require ip 203.0.113.5 </FilesMatch>。会員ログインはマイアカウントページで行えるため、客は困りません(wp-admin/admin-ajax.php は除外します)。',
    en: 'Restrict wp-login.php, wp-admin and xmlrpc.php. Apache (.htaccess): <FilesMatch "^(wp-login|xmlrpc)\\.php$"> Require ip 203.0.113.5 </FilesMatch>. Customers log in on the My Account page and are not affected (leave wp-admin/admin-ajax.php open).',
  },
  welcart: {
    ja: 'wp-login.php と wp-admin、xmlrpc.php の接続元を限ります。Apache(.htaccess): <FilesMatch "^(wp-login|xmlrpc)\\.php$"> Require ip 203.0.113.5 </FilesMatch>(wp-admin/admin-ajax.php は除外します)。',
    en: 'Restrict wp-login.php, wp-admin and xmlrpc.php. Apache (.htaccess): <FilesMatch "^(wp-login|xmlrpc)\\.php$"> Require ip 203.0.113.5 </FilesMatch> (leave wp-admin/admin-ajax.php open).',
  },
}

/** Whether a stranger sees the admin log-in. `challenge`: HTTP authentication stands before it. */
export const judgeAdminReach = ({
  doors,
  platform,
}: Pick<Facts, "doors" | "platform">): Outcome<keyof typeof ADMIN_REACH_OUTCOMES | "challenge"> => {
  const all = adminDoors(doors)
  const forms = all.filter(({ state }) => state === "form")
  if (forms.length > 0)
    return { outcome: "form-seen", values: { count: forms.length }, evidence: forms.map(doorEvidence) }
  const told = toldDoor(all)
  const real = told ?? all.find((door) => isAdminProved(door, platform))
  if (real?.state === "challenge") return { outcome: "challenge", evidence: [doorEvidence(real)] }
  if (told?.state === "fault" || (all.length > 0 && all.every(({ state }) => state === "fault")))
    return { outcome: "could-not-look", evidence: all.map(doorEvidence) }
  return { outcome: told === null ? "not-told" : "no-positive-control", evidence: all.map(doorEvidence) }
}
