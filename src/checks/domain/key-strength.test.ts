import type { CertificateSeen } from "../facts.ts"
import { cases } from "../cases.ts"
import { httpTarget, target, tls } from "../sample-facts.ts"
import { keyStrength } from "./key-strength.ts"

const of = (keyType: CertificateSeen["keyType"], keyBits: number, signature = "sha256WithRSAEncryption") => ({
  target: target(),
  tls: tls({ certificate: { keyType, keyBits, signature } }),
})

cases(keyStrength, [
  ["RSA 2048", of("rsa", 2_048), "strong"],
  ["RSA 2047", of("rsa", 2_047), "short-key"],
  ["P-256", of("ec", 256, "ecdsa-with-SHA384"), "strong"],
  ["P-224", of("ec", 224), "short-key"],
  ["Ed25519", of("ed25519", 256, "Ed25519"), "strong"],
  ["SHA-1", of("rsa", 4_096, "sha1WithRSAEncryption"), "weak-signature"],
  ["SHA-1, spelt otherwise", of("ec", 256, "ecdsa-with-SHA-1"), "weak-signature"],
  ["MD5", of("rsa", 2_048, "md5WithRSAEncryption"), "weak-signature"],
  ["SHA-512 is not SHA-1", of("rsa", 2_048, "RSASSA-PKCS1-v1_5 SHA-512"), "strong"],
  ["SHA-224 and the like are left to the key", of("ec", 256, "ecdsa-with-SHA3-256"), "strong"],
  ["another kind", of("other", 1_312), "unfamiliar"],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
