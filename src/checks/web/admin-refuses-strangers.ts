import { defineCheck } from "../check.ts"
import {
  ADMIN_REACH_OUTCOMES,
  ADMIN_REACH_REMEDY,
  ADMIN_REACH_REMEDY_ON,
  judgeAdminReach,
} from "../read/admin-reach.ts"

/** The guideline asks for chosen devices; a shared password in front keeps guessers away but lets any device in. */
export const adminRefusesStrangers = defineCheck({
  id: "web/admin-refuses-strangers",
  criteria: ["build/4.admin-refuses-strangers"],
  needs: ["doors", "platform"],
  title: { ja: "管理画面への接続制限", en: "The admin screen refuses strangers" },
  outcomes: {
    ...ADMIN_REACH_OUTCOMES,
    challenge: {
      status: "ok",
      partly: true,
      says: {
        ja: "管理画面の前でHTTP認証(Basic認証など)を求められ、ログイン画面は見えませんでした。ただし、接続できる端末までは限られていません。",
        en: "HTTP authentication stands before the admin screen; its log-in form could not be seen. But any device may try that password.",
      },
    },
  },
  remedy: ADMIN_REACH_REMEDY,
  remedyOn: ADMIN_REACH_REMEDY_ON,
  judge: judgeAdminReach,
})
