/** How a variable gives values: one, a named collection, or nothing in this engine (kept so that rules load). */
export type VariableKind = "single" | "collection"

/** Variables of one value. */
export const SINGLES = [
  "ARGS_COMBINED_SIZE",
  "AUTH_TYPE",
  "DURATION",
  "FILES_COMBINED_SIZE",
  "FULL_REQUEST",
  "FULL_REQUEST_LENGTH",
  "HIGHEST_SEVERITY",
  "INBOUND_DATA_ERROR",
  "MATCHED_VAR",
  "MATCHED_VAR_NAME",
  "MODSEC_BUILD",
  "MULTIPART_BOUNDARY_QUOTED",
  "MULTIPART_BOUNDARY_WHITESPACE",
  "MULTIPART_CRLF_LF_LINES",
  "MULTIPART_DATA_AFTER",
  "MULTIPART_DATA_BEFORE",
  "MULTIPART_FILE_LIMIT_EXCEEDED",
  "MULTIPART_HEADER_FOLDING",
  "MULTIPART_INVALID_HEADER_FOLDING",
  "MULTIPART_INVALID_PART",
  "MULTIPART_INVALID_QUOTING",
  "MULTIPART_LF_LINE",
  "MULTIPART_MISSING_SEMICOLON",
  "MULTIPART_STRICT_ERROR",
  "MULTIPART_UNMATCHED_BOUNDARY",
  "OUTBOUND_DATA_ERROR",
  "PATH_INFO",
  "QUERY_STRING",
  "REMOTE_ADDR",
  "REMOTE_HOST",
  "REMOTE_PORT",
  "REMOTE_USER",
  "REQBODY_ERROR",
  "REQBODY_ERROR_MSG",
  "REQBODY_PROCESSOR",
  "REQBODY_PROCESSOR_ERROR",
  "REQBODY_PROCESSOR_ERROR_MSG",
  "REQUEST_BASENAME",
  "REQUEST_BODY",
  "REQUEST_BODY_LENGTH",
  "REQUEST_FILENAME",
  "REQUEST_LINE",
  "REQUEST_METHOD",
  "REQUEST_PROTOCOL",
  "REQUEST_URI",
  "REQUEST_URI_RAW",
  "RESPONSE_BODY",
  "RESPONSE_CONTENT_LENGTH",
  "RESPONSE_CONTENT_TYPE",
  "RESPONSE_PROTOCOL",
  "RESPONSE_STATUS",
  "SERVER_ADDR",
  "SERVER_NAME",
  "SERVER_PORT",
  "SESSIONID",
  "STATUS_LINE",
  "TIME",
  "TIME_DAY",
  "TIME_EPOCH",
  "TIME_HOUR",
  "TIME_MIN",
  "TIME_MON",
  "TIME_SEC",
  "TIME_WDAY",
  "TIME_YEAR",
  "UNIQUE_ID",
  "URLENCODED_ERROR",
  "USERID",
  "WEBAPPID",
] as const

/** Variables of named values. */
export const COLLECTIONS = [
  "ARGS",
  "ARGS_GET",
  "ARGS_GET_NAMES",
  "ARGS_NAMES",
  "ARGS_POST",
  "ARGS_POST_NAMES",
  "ENV",
  "FILES",
  "FILES_NAMES",
  "FILES_SIZES",
  "FILES_TMPNAMES",
  "FILES_TMP_CONTENT",
  "GEO",
  "GLOBAL",
  "IP",
  "MATCHED_VARS",
  "MATCHED_VARS_NAMES",
  "MULTIPART_FILENAME",
  "MULTIPART_NAME",
  "MULTIPART_PART_HEADERS",
  "REQUEST_COOKIES",
  "REQUEST_COOKIES_NAMES",
  "REQUEST_HEADERS",
  "REQUEST_HEADERS_NAMES",
  "RESOURCE",
  "RESPONSE_HEADERS",
  "RESPONSE_HEADERS_NAMES",
  "RULE",
  "SESSION",
  "TX",
  "USER",
  "XML",
] as const

export type SingleName = (typeof SINGLES)[number]
export type CollectionName = (typeof COLLECTIONS)[number]
export type VariableName = SingleName | CollectionName

const KINDS = new Map<string, VariableKind>([
  ...SINGLES.map((name) => [name, "single"] as const),
  ...COLLECTIONS.map((name) => [name, "collection"] as const),
])

/** Whether the variable is one value or a collection; null where the engine does not know it. */
export const variableKind = (name: string): VariableKind | null => KINDS.get(name) ?? null

export const isCollection = (name: string): name is CollectionName => KINDS.get(name) === "collection"
export const isSingle = (name: string): name is SingleName => KINDS.get(name) === "single"

const SLOTS = new Map<string, number>([...SINGLES, ...COLLECTIONS].map((name, index) => [name, index]))

/** The slots of single variables come first. */
export const isSingleSlot = (slot: number): boolean => slot < SINGLES.length

/** A number for each variable, for tables. */
export const slotOf = (name: VariableName): number => SLOTS.get(name) ?? 0

const LIVE: ReadonlySet<string> = new Set<VariableName>([
  "ENV",
  "GLOBAL",
  "HIGHEST_SEVERITY",
  "IP",
  "MATCHED_VAR",
  "MATCHED_VARS",
  "MATCHED_VARS_NAMES",
  "MATCHED_VAR_NAME",
  "REQBODY_PROCESSOR",
  "RESOURCE",
  "RULE",
  "SESSION",
  "TX",
  "USER",
])

/** Whether rules themselves change the variable while a phase runs. */
export const isLive = (name: VariableName): boolean => LIVE.has(name)
