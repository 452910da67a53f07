import { caa } from "./domain/caa.ts"
import { certificateChain } from "./domain/certificate-chain.ts"
import { certificateDays } from "./domain/certificate-days.ts"
import { certificateName } from "./domain/certificate-name.ts"
import { certificateValid } from "./domain/certificate-valid.ts"
import { dmarc } from "./domain/dmarc.ts"
import { domainRenewal } from "./domain/domain-renewal.ts"
import { keyStrength } from "./domain/key-strength.ts"
import { organisationCertificate } from "./domain/organisation-certificate.ts"
import { spf } from "./domain/spf.ts"
import { tlsVersions } from "./domain/tls-versions.ts"
import { weakSuites } from "./domain/weak-suites.ts"
import { adminAddressKnown } from "./web/admin-address-known.ts"
import { adminDefaultPath } from "./web/admin-default-path.ts"
import { adminReach } from "./web/admin-reach.ts"
import { adminRefusesStrangers } from "./web/admin-refuses-strangers.ts"
import { breakInSigns } from "./web/break-in-signs.ts"
import { cardFields } from "./web/card-fields.ts"
import { charset } from "./web/charset.ts"
import { contentSecurityPolicy } from "./web/content-security-policy.ts"
import { contentTypeOptions } from "./web/content-type-options.ts"
import { cookieHttpOnly } from "./web/cookie-http-only.ts"
import { cookieSameSite } from "./web/cookie-same-site.ts"
import { cookieSecure } from "./web/cookie-secure.ts"
import { directoryListing } from "./web/directory-listing.ts"
import { endOfLife } from "./web/end-of-life.ts"
import { errorText } from "./web/error-text.ts"
import { exposure } from "./web/exposure.ts"
import { framing } from "./web/framing.ts"
import { hsts } from "./web/hsts.ts"
import { httpsRedirect } from "./web/https-redirect.ts"
import { librariesPatched } from "./web/libraries.ts"
import { managementDoors } from "./web/management-doors.ts"
import { managementPorts } from "./web/management-ports.ts"
import { mixedContent } from "./web/mixed-content.ts"
import { openRedirect } from "./web/open-redirect.ts"
import { originClosed } from "./web/origin-closed.ts"
import { paymentPagesInventory } from "./web/payment-pages-inventory.ts"
import { paymentScriptsKnown } from "./web/payment-scripts.ts"
import { permissionsPolicy } from "./web/permissions-policy.ts"
import { personalPagesCached } from "./web/personal-pages-cached.ts"
import { referrerPolicy } from "./web/referrer-policy.ts"
import { sessionInUrl } from "./web/session-in-url.ts"
import { skimmerShape } from "./web/skimmer-shape.ts"
import { trace } from "./web/trace.ts"
import { uploadExecutes } from "./web/upload-executes.ts"
import { versionLeak } from "./web/version-leak.ts"
import type { AnyCheck } from "./check.ts"

/** Every check, by part and name. `npm run new` adds a line; `test/parity.test.ts` finds a file that is not here. */
export const CHECKS: readonly AnyCheck[] = [
  caa,
  certificateChain,
  certificateDays,
  certificateName,
  certificateValid,
  dmarc,
  domainRenewal,
  keyStrength,
  organisationCertificate,
  spf,
  tlsVersions,
  weakSuites,
  adminAddressKnown,
  adminDefaultPath,
  adminReach,
  adminRefusesStrangers,
  breakInSigns,
  cardFields,
  charset,
  contentSecurityPolicy,
  contentTypeOptions,
  cookieHttpOnly,
  cookieSameSite,
  cookieSecure,
  directoryListing,
  endOfLife,
  errorText,
  exposure,
  framing,
  hsts,
  httpsRedirect,
  librariesPatched,
  managementDoors,
  managementPorts,
  mixedContent,
  openRedirect,
  originClosed,
  paymentPagesInventory,
  paymentScriptsKnown,
  permissionsPolicy,
  personalPagesCached,
  referrerPolicy,
  sessionInUrl,
  skimmerShape,
  trace,
  uploadExecutes,
  versionLeak,
]
