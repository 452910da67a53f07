import type { Handlers } from "../http/call.ts"
import { answerForProvider, providerSheetOf } from "../site/provider.ts"
import { speakerOf } from "./speaker.ts"

/** What a SaaS carries for its shops. */
export const providerRoutes: Handlers<"provider" | "answerForProvider"> = {
  provider: ({ world, site, query }) => providerSheetOf(world, site, query.service),
  answerForProvider: (call) => answerForProvider(speakerOf(call), call.body),
}
