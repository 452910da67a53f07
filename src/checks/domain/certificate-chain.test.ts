import { cases } from "../cases.ts"
import { httpTarget, target, tls, type TlsParts } from "../sample-facts.ts"
import { certificateChain } from "./certificate-chain.ts"

const of = (parts: TlsParts) => ({ target: target(), tls: tls(parts) })
const distrusted = (distrust: string | null) => of({ trusted: false, distrust })

cases(certificateChain, [
  ["trusted", of({}), "trusted"],
  ["by an authority that was handed in", of({ ownAuthority: true }), "own-authority"],
  ["not trusted, although an authority was handed in", of({ ownAuthority: true, trusted: false }), "untrusted"],
  ["self-signed", distrusted("DEPTH_ZERO_SELF_SIGNED_CERT"), "self-signed"],
  ["a private authority", distrusted("SELF_SIGNED_CERT_IN_CHAIN"), "self-signed"],
  ["no intermediate", distrusted("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "incomplete"],
  ["revoked", distrusted("CERT_REVOKED"), "untrusted"],
  ["no reason given", distrusted(null), "untrusted"],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
