import { defineCheck } from "../check.ts"
import { bounded, evidence } from "../read/evidence.ts"

/** Who answers a stranger with this, for the shop's own name, would let him in. */
const lets = (said: string): boolean => /^(?:[1235]\d\d|401|404|429)$/.test(said)

/** Neither a shop that lets strangers in nor a door that was seen closed. */
const tellsNothing = ({ said }: { readonly said: string }): boolean => said === "no-answer" || said === "no-look"

export const originClosed = defineCheck({
  id: "web/origin-closed",
  criteria: ["gate/origin-closed"],
  needs: ["target", "origin"],
  title: { ja: "門を通らずに店へ入る道", en: "Ways to the shop round the gate" },
  outcomes: {
    closed: {
      status: "ok",
      says: {
        ja: "店のサーバー({addresses})は、この店の名前での通信を {count} か所すべてで断りました。",
        en: "The shop's own machines ({addresses}) refused this shop's name at all of {count} doors.",
      },
    },
    open: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "門を通らずに店へ入れます: {doors}",
        en: "The shop can be reached round the gate: {doors}",
      },
    },
    "called-off": {
      status: "unknown",
      says: { ja: "調べている途中で止められました。", en: "The look was called off." },
    },
    unsure: {
      status: "unknown",
      says: {
        ja: "接続はできても時間内に応答がないか、この機械から届く道がなく、閉じているか分かりません: {doors}",
        en: "Somebody takes the connection and does not answer in time, or this machine has no way there, so it is not known whether these are closed: {doors}",
      },
    },
    "not-told": {
      status: "unknown",
      says: {
        ja: "店のサーバーのアドレスが設定(origin)にないので、門を通らない道があるか分かりません。",
        en: "The configuration does not say (origin) where the shop's own machines are, so it is not known whether there is a way round the gate.",
      },
    },
  },
  remedy: {
    ja: "店のWebサーバーを 127.0.0.1 だけで待ち受けるようにします(sekisho up --plan がその行を書き出します)。別のサーバーなら、ファイアウォールで門のアドレスだけを通し、origin-secret を使います。",
    en: "Let the shop's web server listen on 127.0.0.1 only (sekisho up --plan prints the lines). On another machine let its firewall pass the gate's address only, and use origin-secret.",
  },
  judge({ target, origin }) {
    if (origin === null || origin.doors.length === 0) return { outcome: "not-told" }
    const { doors } = origin
    const said = (list: typeof doors) =>
      bounded(
        list.map(({ address, port, said: word }) =>
          evidence("port", `${address}:${port}`, `${target.hostname}: ${word}`),
        ),
      )
    const named = (list: typeof doors) => ({
      doors: list
        .slice(0, 5)
        .map(({ address, port }) => `${address}:${port}`)
        .join(", "),
    })
    const open = doors.filter((door) => lets(door.said))
    if (open.length > 0) return { outcome: "open", values: named(open), evidence: said(open) }
    if (doors.some((door) => door.said === "called-off")) return { outcome: "called-off" }
    const unsure = doors.filter(tellsNothing)
    if (unsure.length > 0) return { outcome: "unsure", values: named(unsure), evidence: said(unsure) }
    const addresses = [...new Set(doors.map(({ address }) => address))].slice(0, 5).join(", ")
    return { outcome: "closed", values: { addresses, count: doors.length }, evidence: said(doors) }
  },
})
