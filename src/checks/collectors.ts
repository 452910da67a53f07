import { walkCollector } from "./collect/browser.ts"
import { compromiseCollector } from "./collect/compromise.ts"
import { cookiesCollector } from "./collect/cookies.ts"
import { recordsCollector } from "./collect/dns.ts"
import { doorsCollector } from "./collect/doors.ts"
import { entriesCollector } from "./collect/entries.ts"
import { exposuresCollector } from "./collect/exposures.ts"
import { inventoryCollector } from "./collect/inventory.ts"
import { librariesCollector } from "./collect/libraries.ts"
import type { AnyCollector } from "./collect/look.ts"
import { methodsCollector } from "./collect/methods.ts"
import { originCollector } from "./collect/origin.ts"
import { pagesCollector } from "./collect/pages.ts"
import { platformCollector } from "./collect/platform.ts"
import { portsCollector } from "./collect/ports.ts"
import { redirectsCollector } from "./collect/redirects.ts"
import { registrationCollector } from "./collect/registration.ts"
import { softwareCollector } from "./collect/software.ts"
import { tlsCollector } from "./collect/tls.ts"

/** Every collector, each after those whose facts it needs. */
export const COLLECTORS: readonly AnyCollector[] = [
  tlsCollector,
  recordsCollector,
  registrationCollector,
  portsCollector,
  originCollector,
  platformCollector,
  pagesCollector,
  walkCollector,
  inventoryCollector,
  librariesCollector,
  cookiesCollector,
  entriesCollector,
  methodsCollector,
  redirectsCollector,
  doorsCollector,
  softwareCollector,
  exposuresCollector,
  compromiseCollector,
]
