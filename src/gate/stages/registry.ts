import type { GuardsConfig } from "../../config/guards.ts"
import { headers } from "./headers.ts"
import { limits } from "./limits.ts"
import type { ActiveStage } from "./run.ts"
import { sensitiveFiles } from "./sensitive-files.ts"
import type { Hooks, Stage, StageContext, StageName } from "./stage.ts"

type Mode = "off" | "observe" | "enforce"

const active = <C extends { readonly mode: Mode }>(
  stage: Stage<C>,
  settings: C | undefined,
  context: StageContext,
): readonly ActiveStage[] => {
  if (settings === undefined || settings.mode === "off") return []
  const hooks: Hooks = stage.build(settings, context)
  return [{ name: stage.name, mode: settings.mode, hooks }]
}

/** The stages that a site has switched on, in their order. What is off is not there. */
export const stagesOf = (guards: GuardsConfig, context: StageContext): readonly ActiveStage[] => [
  ...active(limits, guards.limits, context),
  ...active(sensitiveFiles, guards["sensitive-files"], context),
  ...active(headers, guards.headers, context),
]

/** Every stage's state in words, for those who ask what the gate does. */
export const modesOf = (guards: GuardsConfig): Readonly<Record<StageName, Mode>> => ({
  limits: guards.limits?.mode ?? "off",
  "sensitive-files": guards["sensitive-files"]?.mode ?? "off",
  headers: guards.headers?.mode ?? "off",
})
