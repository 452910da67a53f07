import type { ServerChange } from "./facts.ts"

/** Commands of this server, as a shell takes them. */
export interface ServerCommands {
  /** Refuses a configuration that is wrong, without taking it. */
  readonly test: string
  /** Takes the configuration; ports are free afterwards. */
  readonly apply: string
  readonly startGate: string
  readonly stopGate: string
  /** Succeeds once the shop answers through the gate. */
  readonly check: string
}
export interface CutOver {
  readonly change: ServerChange
  /** Files that are not there yet. `shell`: content that the shell works out, so that no secret stands in the script. */
  readonly created: readonly { readonly path: string; readonly text?: string; readonly shell?: string }[]
  /** Before the test: modules to be switched on. */
  readonly prepare: readonly string[]
  readonly commands: ServerCommands
  /** Folder in which the files stay as they were. */
  readonly backup: string
}

export const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
const END = "SEKISHO_END_OF_FILE"
const put = (path: string, text: string): readonly string[] => [
  `cat > ${quote(path)} <<'${END}'`,
  text.endsWith("\n") ? text.slice(0, -1) : text,
  END,
]
const kept = (backup: string, path: string): string => quote(`${backup}${path}`)

/** One command that puts everything back as it was. */
export const rollbackScript = ({ change, created, commands, backup }: CutOver): string =>
  [
    "#!/bin/sh",
    "# Puts this server back to what it was before the gate.",
    "set -u",
    `${commands.stopGate} || true`,
    ...change.files.map(({ path }) => `cat ${kept(backup, path)} > ${quote(path)}`),
    ...created.map(({ path }) => `rm -f ${quote(path)}`),
    commands.test,
    commands.apply,
    "",
  ].join("\n")

/** Everything in its order; whatever fails on the way puts everything back and ends with 1. */
export const cutOverScript = (plan: CutOver): string => {
  const { change, created, prepare, commands, backup } = plan
  const rollback = `${backup}/rollback.sh`
  return [
    "#!/bin/sh",
    "# Puts the gate in front of the shop. Run as root. To undo it: sh rollback.sh, which is written first.",
    "set -eu",
    "umask 077",
    `mkdir -p ${[...new Set(change.files.map(({ path }) => quote(`${backup}${path.slice(0, path.lastIndexOf("/"))}`))), quote(backup)].join(" ")}`,
    ...change.files.map(({ path }) => `[ -e ${kept(backup, path)} ] || cp -p ${quote(path)} ${kept(backup, path)}`),
    ...put(rollback, rollbackScript(plan)),
    `undo() { echo 'failed: putting everything back' >&2; sh ${quote(rollback)}; exit 1; }`,
    ...prepare.map((line) => `${line} || undo`),
    // The files keep owner and rights: only their content changes.
    ...change.files.flatMap(({ path, after }) => put(path, after)),
    ...created.flatMap(({ path, text, shell }) =>
      shell === undefined ? put(path, text ?? "") : [`${shell} > ${quote(path)} || undo`],
    ),
    `${commands.test} || undo`,
    `${commands.apply} || undo`,
    `${commands.startGate} || undo`,
    `tries=0; until ${commands.check}; do tries=$((tries + 1)); [ "$tries" -lt 20 ] || undo; sleep 1; done`,
    "echo 'the gate stands in front of the shop'",
    "",
  ].join("\n")
}
