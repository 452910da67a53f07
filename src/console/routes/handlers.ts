import type { Handlers } from "../http/call.ts"
import { answerRoutes } from "./answers.ts"
import { checkRoutes } from "./checks.ts"
import { findingRoutes } from "./findings.ts"
import { linkRoutes } from "./links.ts"
import { orderRoutes } from "./orders.ts"
import { ownAccountRoutes } from "./own-account.ts"
import { paperRoutes } from "./papers.ts"
import { providerRoutes } from "./provider.ts"
import { peopleRoutes } from "./people.ts"
import { sampleRoutes } from "./sample.ts"
import { sessionRoutes } from "./session.ts"
import { siteRoutes } from "./sites.ts"

/** The handler of every route; the compiler finds one that is missing. */
export const HANDLERS: Handlers = {
  ...sessionRoutes,
  ...ownAccountRoutes,
  ...peopleRoutes,
  ...siteRoutes,
  ...answerRoutes,
  ...providerRoutes,
  ...findingRoutes,
  ...checkRoutes,
  ...orderRoutes,
  ...linkRoutes,
  ...paperRoutes,
  ...sampleRoutes,
}
