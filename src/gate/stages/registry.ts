import type { GuardsConfig } from "../../config/guards.ts"
import { adminAccess } from "./admin-access/admin-access.ts"
import { cardData } from "./card-data/card-data.ts"
import { cardTesting } from "./card-testing/card-testing.ts"
import { cookies } from "./cookies.ts"
import { headers } from "./headers/headers.ts"
import { leak } from "./leak/leak.ts"
import { limits } from "./limits.ts"
import { loginDefence } from "./login-defence/login-defence.ts"
import { notice } from "./notice.ts"
import type { ActiveStage } from "./run.ts"
import { secondFactor } from "./second-factor/second-factor.ts"
import { sensitiveFiles } from "./sensitive-files.ts"
import { stepUp } from "./step-up.ts"
import { waf } from "./waf/waf.ts"
import { STAGE_NAMES, type Hooks, type Stage, type StageContext, type StageName } from "./stage.ts"

type Mode = "off" | "observe" | "enforce"

const active = <C extends { readonly mode: Mode }>(
  stage: Stage<C>,
  settings: C | undefined,
  context: StageContext,
): readonly ActiveStage[] => {
  if (settings === undefined || settings.mode === "off") return []
  const hooks: Hooks = stage.build(settings, context)
  const mode = hooks.onlyObserves === true ? "observe" : settings.mode
  return [{ name: stage.name, mode, hooks }]
}

/** The stages that a site has switched on, in their order. What is off is not there. */
export const stagesOf = (guards: GuardsConfig, context: StageContext): readonly ActiveStage[] => [
  ...active(limits, guards.limits, context),
  ...active(adminAccess, guards["admin-access"], context),
  ...active(sensitiveFiles, guards["sensitive-files"], context),
  ...active(waf, guards.waf, context),
  ...active(loginDefence, guards["login-defence"], context),
  ...active(secondFactor, guards["second-factor"], context),
  ...active(stepUp, guards["step-up"], context),
  ...active(cardTesting, guards["card-testing"], context),
  ...active(cardData, guards["card-data"], context),
  ...active(headers, guards.headers, context),
  ...active(cookies, guards.cookies, context),
  ...active(leak, guards.leak, context),
  ...active(notice, guards.notice, context),
]

/** What every stage really does at this shop: one that its profile is not enough for only observes. */
export const modesOf = (stages: readonly ActiveStage[]): Readonly<Record<StageName, Mode>> => {
  const active = new Map<StageName, Mode>(stages.map(({ name, mode }) => [name, mode]))
  // Every name is given a mode.
  return Object.fromEntries(STAGE_NAMES.map((name) => [name, active.get(name) ?? "off"])) as Record<StageName, Mode>
}
