import { defineCheck } from "../check.ts"
import { isAnswer, type HttpAnswer } from "../facts.ts"
import { evidence } from "../read/evidence.ts"
import { firstOf } from "../read/headers.ts"

/** TRACE answers 200 and sends the request back as it came; a shop that shows a page for any method does not. */
const echoes = (answer: HttpAnswer): boolean =>
  answer.status === 200 &&
  (/^message\/http\b/i.test(firstOf(answer, "content-type") ?? "") ||
    /^\s{0,8}TRACE \S{1,2048} HTTP\/1/.test(answer.text))

export const trace = defineCheck({
  id: "web/trace",
  criteria: ["build/1.trace"],
  needs: ["methods"],
  title: { ja: "TRACEメソッド", en: "The method TRACE" },
  outcomes: {
    refused: {
      status: "ok",
      says: { ja: "TRACEは断られました(状態{status})。", en: "TRACE is refused (status {status})." },
    },
    "not-echoed": {
      status: "ok",
      says: {
        ja: "TRACEに状態{status}を返しますが、送った内容は返しません。",
        en: "TRACE is answered with status {status}, but what was sent is not echoed.",
      },
    },
    echoed: {
      status: "not-ok",
      severity: "low",
      says: {
        ja: "TRACEが有効で、送った内容がそのまま返ります。Cookieや認証情報を盗み見る手口に使われることがあります。",
        en: "TRACE is switched on and echoes what was sent, which can help to steal cookies or credentials.",
      },
    },
    "no-answer": {
      status: "unknown",
      says: { ja: "TRACEへの返事を確かめられませんでした。", en: "The answer to TRACE could not be seen." },
    },
  },
  remedy: {
    ja: "使わない命令TRACEを、ウェブサーバーで止めます。Apache: TraceEnable Off / Tomcat: ConnectorのallowTraceを付けない(初期値のfalse)。nginxは初めから断るので、有効なら後ろや前のサーバーの設定を確かめます。",
    en: "Switch the unused method TRACE off in the web server. Apache: TraceEnable Off / Tomcat: leave allowTrace of the Connector at false. nginx refuses it by itself: if it is on, look at the servers before and behind it.",
  },
  judge({ methods }) {
    const answer = methods.trace
    if (!isAnswer(answer)) return { outcome: "no-answer", evidence: [evidence("status", answer.url, answer.fault)] }
    const status = evidence("status", answer.url, `TRACE ${answer.status}`)
    const values = { status: answer.status }
    if (echoes(answer)) return { outcome: "echoed", values, evidence: [status] }
    return { outcome: answer.status < 300 ? "not-echoed" : "refused", values, evidence: [status] }
  },
})
