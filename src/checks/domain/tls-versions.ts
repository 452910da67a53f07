import { defineCheck } from "../check.ts"
import { TLS_VERSIONS, type TlsSeen, type TlsVersion } from "../facts.ts"
import { evidence } from "../read/evidence.ts"
import { tlsPlaceOf } from "../read/certificate.ts"
import { NO_TLS } from "../read/said.ts"

const OLD = ["SSLv3", "TLSv1.0", "TLSv1.1"] as const satisfies readonly TlsVersion[]

const outcomeOf = (versions: TlsSeen["versions"]) => {
  if (versions["SSLv3"] === "offered") return "ssl"
  if (OLD.some((version) => versions[version] === "offered")) return "old"
  if (OLD.some((version) => versions[version] === "unclear")) return "unclear"
  if (versions["TLSv1.3"] === "offered") return "modern"
  return versions["TLSv1.2"] === "offered" ? "without-1-3" : "unclear"
}

export const tlsVersions = defineCheck({
  id: "domain/tls-versions",
  criteria: ["build/9.tls-versions"],
  needs: ["target", "tls"],
  title: { ja: "TLSのバージョン", en: "Versions of TLS" },
  outcomes: {
    modern: {
      status: "ok",
      says: {
        ja: "TLS 1.2以上だけを受け付けます({offered})。",
        en: "Only TLS 1.2 and later are accepted ({offered}).",
      },
    },
    "without-1-3": {
      status: "ok",
      says: {
        ja: "TLS 1.2だけを受け付けます。TLS 1.3も有効にすると、より速く安全になります。",
        en: "Only TLS 1.2 is accepted. With TLS 1.3 too it would be faster and safer.",
      },
    },
    old: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "古いTLS({offered})も受け付けます。通信を解読される恐れがあります。",
        en: "Old versions of TLS are accepted as well ({offered}); such connections may be read.",
      },
    },
    ssl: {
      status: "not-ok",
      severity: "high",
      says: {
        ja: "SSL 3.0を受け付けます({offered})。解読する方法が広く知られています。",
        en: "SSL 3.0 is accepted ({offered}); how to read it is widely known.",
      },
    },
    unclear: {
      status: "unknown",
      says: {
        ja: "はっきりした返事がないバージョンがあり、判断できません({unclear})。",
        en: "Some versions were not answered clearly, so this cannot be judged ({unclear}).",
      },
    },
    "no-tls": NO_TLS,
  },
  remedy: {
    ja: "古い暗号化の方式(TLS 1.1以下)を、ウェブサーバーで止めます。nginx: ssl_protocols TLSv1.2 TLSv1.3; / Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3。設定を確かめ(nginx -t、apachectl configtest)、再読み込みします。前段にCDNやロードバランサーがある場合は、そこの最低バージョンを1.2にします。",
    en: "nginx: ssl_protocols TLSv1.2 TLSv1.3; / Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3. Test the configuration (nginx -t, apachectl configtest) and reload. If a CDN or load balancer stands in front, set its lowest version to 1.2.",
  },
  judge({ target, tls }) {
    if (tls === null) return { outcome: "no-tls" }
    const those = (answer: "offered" | "unclear") => TLS_VERSIONS.filter((version) => tls.versions[version] === answer)
    const where = tlsPlaceOf(target)
    return {
      outcome: outcomeOf(tls.versions),
      values: { offered: those("offered").join(", ") || "-", unclear: those("unclear").join(", ") || "-" },
      evidence: TLS_VERSIONS.map((version) => evidence("protocol", where, `${version}: ${tls.versions[version]}`)),
    }
  },
})
