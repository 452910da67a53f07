import { defineCheck } from "../check.ts"
import { tlsPlaceOf } from "../read/certificate.ts"
import { bounded, evidence } from "../read/evidence.ts"
import { NO_TLS } from "../read/said.ts"

/** Suites that protect nothing, or that are broken in practice. */
const BROKEN = /NULL|EXP(?:ORT)?|anon|ADH|AECDH|RC[24]|MD5|DES_CBC(?!3)|(?:^|[-_])DES(?:[-_]CBC)?(?:[-_]SHA|40)/i

export const weakSuites = defineCheck({
  id: "domain/weak-suites",
  criteria: ["build/9.weak-suites"],
  needs: ["target", "tls"],
  title: { ja: "弱い暗号方式", en: "Weak cipher suites" },
  outcomes: {
    none: {
      status: "ok",
      says: {
        ja: "試した弱い暗号方式は、すべて断られました。",
        en: "All weak cipher suites that were tried are refused.",
      },
    },
    weak: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "弱い暗号方式を受け付けます({suites})。",
        en: "Weak cipher suites are accepted ({suites}).",
      },
    },
    broken: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "すでに破られている暗号方式を受け付けます({suites})。",
        en: "Cipher suites that are broken are accepted ({suites}).",
      },
    },
    unclear: {
      status: "unknown",
      says: {
        ja: "はっきりした返事がない暗号方式があり、判断できません({suites})。",
        en: "Some cipher suites were not answered clearly, so this cannot be judged ({suites}).",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "弱い暗号を、ウェブサーバーの設定から外します。nginx: ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305; / Apache: SSLCipherSuite に同じ並びを書き、SSLHonorCipherOrder on を加えます。CDNやロードバランサーが前にある場合は、そこの設定を変えます。",
    en: "Take the weak ciphers out of the web server's settings. nginx: ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305; / Apache: SSLCipherSuite with the same list, and SSLHonorCipherOrder on. If a CDN or load balancer stands in front, change it there.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const where = tlsPlaceOf(target)
    const told = tls.weakSuites.length > 0 ? tls.weakSuites : tls.unclearSuites
    const outcome = tls.weakSuites.some((suite) => BROKEN.test(suite)) ? "broken" : "weak"
    return {
      outcome: tls.weakSuites.length > 0 ? outcome : tls.unclearSuites.length > 0 ? "unclear" : "none",
      values: { suites: told.slice(0, 8).join(", ") },
      evidence: bounded((told.length > 0 ? told : ["-"]).map((suite) => evidence("protocol", where, suite))),
    }
  },
})
