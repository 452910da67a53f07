import { z } from "zod"
import { siteId } from "./shared.ts"

/** The sample shop, made up and marked as such everywhere. */
export const sampleState = z.object({ loaded: z.boolean(), site: siteId.nullable() })
