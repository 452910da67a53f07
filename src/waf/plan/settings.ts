import { ruleError } from "../seclang/place.ts"
import type { DirectiveText } from "../seclang/syntax.ts"

export type EngineMode = "on" | "detection-only" | "off"

/** What directives of the rule files set, with the engine's own values where they are silent. */
export interface Settings {
  readonly mode: EngineMode
  readonly requestBodyAccess: boolean
  readonly responseBodyAccess: boolean
  /** Bytes of a request body, files included, and without them. */
  readonly requestBodyLimitBytes: number
  readonly requestBodyNoFilesLimitBytes: number
  /** Over the limit: refuse, or look at what came so far. */
  readonly requestBodyLimitAction: "reject" | "process-partial"
  readonly responseBodyLimitBytes: number
  readonly responseBodyLimitAction: "reject" | "process-partial"
  readonly responseMimeTypes: readonly string[]
  readonly argumentsLimit: number
  readonly jsonDepthLimit: number
  readonly uploadFileLimit: number
  readonly argumentSeparator: string
  readonly webAppId: string
  readonly collectionTimeoutSeconds: number
}

export const DEFAULT_SETTINGS: Settings = {
  mode: "detection-only",
  requestBodyAccess: true,
  responseBodyAccess: true,
  requestBodyLimitBytes: 13_107_200,
  requestBodyNoFilesLimitBytes: 1_048_576,
  requestBodyLimitAction: "reject",
  responseBodyLimitBytes: 524_288,
  responseBodyLimitAction: "process-partial",
  responseMimeTypes: ["text/plain", "text/html", "text/xml"],
  argumentsLimit: 1000,
  jsonDepthLimit: 64,
  uploadFileLimit: 100,
  argumentSeparator: "&",
  webAppId: "default",
  collectionTimeoutSeconds: 3600,
}

const wordOf = (directive: DirectiveText): string => {
  const [word] = directive.words
  if (word === undefined) throw ruleError("WAF_SYNTAX", directive.place, directive.name)
  return word.text
}

const bad = (directive: DirectiveText): never => {
  const text = directive.words.map((word) => word.text).join(" ")
  throw ruleError("WAF_BAD_VALUE", directive.place, text, { name: directive.name })
}

const number = (directive: DirectiveText): number => {
  const text = wordOf(directive)
  return /^\d{1,12}$/.test(text) ? Number(text) : bad(directive)
}

const oneOf = <T>(directive: DirectiveText, choices: Readonly<Record<string, T>>): T =>
  Object.hasOwn(choices, wordOf(directive).toLowerCase())
    ? (choices[wordOf(directive).toLowerCase()] ?? bad(directive))
    : bad(directive)

const ON_OFF = { on: true, off: false } as const
const LIMIT_ACTION = { reject: "reject", processpartial: "process-partial" } as const
const MODE = { on: "on", off: "off", detectiononly: "detection-only" } as const

/** How each directive changes the settings. */
const SETTERS: Readonly<Record<string, (directive: DirectiveText, settings: Settings) => Partial<Settings>>> = {
  secruleengine: (directive) => ({ mode: oneOf<EngineMode>(directive, MODE) }),
  secrequestbodyaccess: (directive) => ({ requestBodyAccess: oneOf<boolean>(directive, ON_OFF) }),
  secresponsebodyaccess: (directive) => ({ responseBodyAccess: oneOf<boolean>(directive, ON_OFF) }),
  secrequestbodylimit: (directive) => ({ requestBodyLimitBytes: number(directive) }),
  secrequestbodynofileslimit: (directive) => ({ requestBodyNoFilesLimitBytes: number(directive) }),
  secrequestbodylimitaction: (directive) => ({
    requestBodyLimitAction: oneOf<Settings["requestBodyLimitAction"]>(directive, LIMIT_ACTION),
  }),
  secresponsebodylimit: (directive) => ({ responseBodyLimitBytes: number(directive) }),
  secresponsebodylimitaction: (directive) => ({
    responseBodyLimitAction: oneOf<Settings["responseBodyLimitAction"]>(directive, LIMIT_ACTION),
  }),
  secresponsebodymimetype: (directive, settings) => ({
    responseMimeTypes: [...settings.responseMimeTypes, ...directive.words.map((word) => word.text.toLowerCase())],
  }),
  secresponsebodymimetypesclear: () => ({ responseMimeTypes: [] }),
  secargumentslimit: (directive) => ({ argumentsLimit: number(directive) }),
  secrequestbodyjsondepthlimit: (directive) => ({ jsonDepthLimit: number(directive) }),
  secuploadfilelimit: (directive) => ({ uploadFileLimit: number(directive) }),
  secargumentseparator: (directive) => ({
    argumentSeparator: wordOf(directive).length === 1 ? wordOf(directive) : bad(directive),
  }),
  secwebappid: (directive) => ({ webAppId: wordOf(directive) }),
  seccollectiontimeout: (directive) => ({ collectionTimeoutSeconds: number(directive) }),
}

/** The settings with one more directive read; the same ones where it sets nothing. Throws WAF_BAD_VALUE. */
export const applySetting = (settings: Settings, directive: DirectiveText): Settings => {
  const setter = SETTERS[directive.name]
  return setter === undefined ? settings : { ...settings, ...setter(directive, settings) }
}
