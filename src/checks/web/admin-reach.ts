import { defineCheck } from "../check.ts"
import {
  ADMIN_REACH_OUTCOMES,
  ADMIN_REACH_REMEDY,
  ADMIN_REACH_REMEDY_ON,
  judgeAdminReach,
} from "../read/admin-reach.ts"

/** The card guideline takes a log-in in front of the admin screen where addresses cannot be limited. */
export const adminReach = defineCheck({
  id: "web/admin-reach",
  criteria: ["card/1.admin-reach"],
  needs: ["doors", "platform"],
  title: { ja: "管理画面の前の守り(カード)", en: "What stands before the admin screen (card)" },
  outcomes: {
    ...ADMIN_REACH_OUTCOMES,
    challenge: {
      status: "ok",
      says: {
        ja: "管理画面の前でHTTP認証(Basic認証など)を求められ、ログイン画面は見えませんでした。",
        en: "HTTP authentication stands before the admin screen; its log-in form could not be seen.",
      },
    },
  },
  remedy: ADMIN_REACH_REMEDY,
  remedyOn: ADMIN_REACH_REMEDY_ON,
  judge: judgeAdminReach,
})
