import { cases } from "../cases.ts"
import { httpTarget, target, tls, type TlsParts } from "../sample-facts.ts"
import { organisationCertificate } from "./organisation-certificate.ts"

const of = (validation: "dv" | "ov" | "ev" | "unknown", parts: TlsParts = {}) => ({
  target: target(),
  tls: tls({ ...parts, certificate: { validation, organisation: validation === "dv" ? null : "Sample K.K." } }),
})

cases(organisationCertificate, [
  ["OV", of("ov"), "organisation"],
  ["EV", of("ev"), "organisation"],
  ["DV", of("dv"), "domain-only"],
  ["no policy named", of("unknown"), "unsaid"],
  ["OV by its own word", of("ov", { trusted: false, distrust: "DEPTH_ZERO_SELF_SIGNED_CERT" }), "untrusted"],
  ["OV by an authority that was handed in", of("ov", { ownAuthority: true }), "untrusted"],
  ["plain http", { target: httpTarget(), tls: null }, "no-tls"],
])
