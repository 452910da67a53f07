import { defineCheck } from "../check.ts"
import { doorEvidence } from "../read/admin-doors.ts"

export const managementDoors = defineCheck({
  id: "web/management-doors",
  criteria: ["build/4.management-doors"],
  needs: ["doors"],
  title: { ja: "データベース管理ツールなどの公開", en: "Management tools are not open" },
  outcomes: {
    closed: {
      status: "ok",
      says: {
        ja: "phpMyAdminやAdminerなどの管理ツールは、よくある場所{count}か所には見つかりませんでした。",
        en: "No management tool such as phpMyAdmin or Adminer was found at the {count} usual places.",
      },
    },
    open: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "データベースなどの管理ツールが、誰にでも見える状態です: {tools}",
        en: "Management tools are open to anybody: {tools}",
      },
    },
    "could-not-look": {
      status: "unknown",
      says: {
        ja: "返事のない場所があり、管理ツールの有無を確かめきれませんでした({count}か所)。",
        en: "Some places did not answer, so that management tools may be there ({count} places).",
      },
    },
  },
  remedy: {
    ja: "使っていないツールは消します。使うなら、接続元IPアドレスを限るか、SSHトンネルやVPNの内側だけで使います。nginx: location /phpmyadmin/ { allow 203.0.113.5; deny all; } / Apache: <Location /phpmyadmin/> Require ip 203.0.113.5 </Location>",
    en: "Remove the tools that are not used. Restrict the others to your own addresses, or use them only through an SSH tunnel or a VPN. nginx: location /phpmyadmin/ { allow 203.0.113.5; deny all; } / Apache: <Location /phpmyadmin/> Require ip 203.0.113.5 </Location>",
  },
  judge({ doors }) {
    const tools = doors.filter(({ kind }) => kind === "tool")
    const open = tools.filter(({ state }) => state === "form")
    if (open.length > 0)
      return {
        outcome: "open",
        values: { tools: open.map(({ url }) => URL.parse(url)?.pathname ?? url).join(", ") },
        evidence: open.map(doorEvidence),
      }
    const faults = tools.filter(({ state }) => state === "fault")
    if (tools.length === 0 || faults.length > 0)
      return { outcome: "could-not-look", values: { count: faults.length }, evidence: faults.map(doorEvidence) }
    return { outcome: "closed", values: { count: tools.length }, evidence: tools.map(doorEvidence) }
  },
})
