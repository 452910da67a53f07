import type { RuleMatch } from "../../../waf/index.ts"

/** Kinds of attack by the tags of the OWASP rules and of our own; each is a reason, `waf.sql-injection`. Permanent. */
const CLASS_OF: Readonly<Record<string, string>> = {
  "attack-sqli": "sql-injection",
  "base/sql-injection": "sql-injection",
  "attack-xss": "script",
  "base/xss": "script",
  "attack-rce": "command",
  "attack-injection-php": "command",
  "attack-injection-java": "command",
  "attack-injection-generic": "command",
  "attack-ssti": "command",
  "base/os-command": "command",
  "attack-lfi": "path",
  "attack-rfi": "path",
  "base/path-traversal": "path",
  "attack-ssrf": "server-request",
  "attack-fixation": "session",
  "base/session": "session",
  "base/http-header": "header",
  "attack-disclosure": "leak",
  "base/leak": "leak",
  "attack-reputation-scanner": "scanner",
  "attack-protocol": "message",
  "attack-multipart-header": "message",
  "attack-deprecated-header": "message",
  "base/message": "message",
  "base/buffer-overflow": "message",
}

const classOf = ({ tags }: RuleMatch): string | null => {
  for (const tag of tags) if (Object.hasOwn(CLASS_OF, tag)) return CLASS_OF[tag] ?? null
  return null
}

/**
 * What kind of attack a decision stands for: the kind of the rule that decided, else (a rule that only adds up scores) of the
 * first that says more than "malformed". Without any kind the rule's own number, `rule-50001`; 0 is a bound of the engine.
 */
export const attackClass = (ruleId: number, matches: readonly RuleMatch[]): string => {
  const own = matches.filter((match) => match.ruleId === ruleId).map(classOf)
  const kinds = [...own, ...matches.map(classOf)].filter((kind) => kind !== null)
  return kinds.find((kind) => kind !== "message") ?? kinds[0] ?? (ruleId === 0 ? "bound" : `rule-${ruleId}`)
}
