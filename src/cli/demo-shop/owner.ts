import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** Whom a process of the demo runs as. Null: the same user as this process. */
export type Owner = { readonly uid: number; readonly gid: number } | null

/** The user `nobody` in the text of /etc/passwd. */
export const nobodyIn = (passwd: string): Owner => {
  for (const line of passwd.split("\n")) {
    const [name, , uid, gid] = line.split(":")
    if (name !== "nobody" || !/^-?\d+$/.test(uid ?? "") || !/^-?\d+$/.test(gid ?? "")) continue
    // macOS writes -2; system calls want it without a sign.
    return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  }
  return null
}

export const isRoot = (): boolean => process.getuid?.() === 0

/** PostgreSQL refuses root, and a shop has no business being root. Undefined where we are root and there is nobody else. */
export const ownerForChildren = (): Owner | undefined => {
  if (!isRoot()) return null
  try {
    return nobodyIn(readFileSync("/etc/passwd", "utf8")) ?? undefined
  } catch {
    return undefined
  }
}

/** What spawn wants for an owner; signed, as its check demands. */
export const spawnOwner = (owner: Owner): { uid?: number; gid?: number } =>
  owner === null ? {} : { uid: owner.uid | 0, gid: owner.gid | 0 }

/** Can this owner go into the folder, or run the file? Asked of the system itself, so that every mount and rule counts. */
export const canReach = (owner: Owner, path: string): boolean =>
  spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...spawnOwner(owner), cwd: "/", stdio: "ignore" })
    .status === 0
