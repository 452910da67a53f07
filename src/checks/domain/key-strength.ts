import { defineCheck } from "../check.ts"
import type { CertificateSeen } from "../facts.ts"
import { certificateEvidence } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

const MIN_RSA_BITS = 2_048
const MIN_EC_BITS = 256
const WEAK_HASH = /md[245]|sha-?1(?!\d)/i

const outcomeOf = ({ keyType, keyBits, signature }: CertificateSeen) => {
  if (WEAK_HASH.test(signature)) return "weak-signature"
  if (keyType === "rsa") return keyBits < MIN_RSA_BITS ? "short-key" : "strong"
  if (keyType === "ec") return keyBits < MIN_EC_BITS ? "short-key" : "strong"
  return keyType === "ed25519" ? "strong" : "unfamiliar"
}

export const keyStrength = defineCheck({
  id: "domain/key-strength",
  criteria: ["build/9.key-strength"],
  needs: ["target", "tls"],
  title: { ja: "証明書の鍵と署名の強さ", en: "Strength of the certificate's key and signature" },
  outcomes: {
    strong: {
      status: "ok",
      says: {
        ja: "鍵({key})と署名({signature})は十分に強いです。",
        en: "Key ({key}) and signature ({signature}) are strong enough.",
      },
    },
    "short-key": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "鍵({key})が短く、破られる恐れがあります。RSAなら2048ビット以上、ECDSAなら256ビット以上が要ります。",
        en: "The key ({key}) is too short and may be broken. RSA needs 2048 bits or more, ECDSA 256.",
      },
    },
    "weak-signature": {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "証明書の署名({signature})は古い方式で、偽造される恐れがあります。",
        en: "The certificate's signature ({signature}) is of an old kind that can be forged.",
      },
    },
    unfamiliar: {
      status: "unknown",
      says: {
        ja: "鍵の種類({key})の強さを判断できません。",
        en: "The strength of this kind of key ({key}) cannot be judged.",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "新しい鍵で証明書を発行し直します。certbotの例: certbot certonly --nginx --key-type ecdsa --elliptic-curve secp256r1 -d shop.example.jp(RSAなら --key-type rsa --rsa-key-size 2048)。署名は認証局がSHA-256以上で付けます。",
    en: "Have the certificate issued anew with a new key. With certbot: certbot certonly --nginx --key-type ecdsa --elliptic-curve secp256r1 -d shop.example.jp (RSA: --key-type rsa --rsa-key-size 2048). Authorities sign with SHA-256 or better.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const { keyType, keyBits, signature } = tls.certificate
    const key = `${keyType.toUpperCase()} ${keyBits}`
    return {
      outcome: outcomeOf(tls.certificate),
      values: { key, signature },
      evidence: [certificateEvidence(target, `${key}; ${signature}`)],
    }
  },
})
