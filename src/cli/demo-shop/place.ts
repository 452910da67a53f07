import { createHash } from "node:crypto"
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { canReach, type Owner } from "./owner.ts"

/** Where everything of the demo lies. */
export interface Place {
  /** `<dir>/demo`: what a person looks at. */
  readonly home: string
  readonly adminPaper: string
  readonly lock: string
  readonly log: string
  readonly npmLog: string
  readonly databaseLog: string
  /** Holds the folders below; the same as `home`, except for root in a folder that no other user can enter. */
  readonly base: string
  readonly evershop: string
  readonly postgres: string
  readonly mails: string
  readonly ports: string
  readonly marks: string
  readonly secrets: string
  /** While it is there, the shop answers only those who show what is in it. */
  readonly originSecret: string
}

/** For a root whose folder is closed to others, such as /root: the shop's processes are another user's and need a place they can enter. */
const SHARED_BASE = "/var/lib/sekisho-demo"

export const placeIn = (dir: string, base: string): Place => {
  const home = join(resolve(dir), "demo")
  return {
    home,
    adminPaper: join(home, "admin.txt"),
    lock: join(home, "running.json"),
    log: join(home, "shop.log"),
    npmLog: join(home, "npm.log"),
    databaseLog: join(home, "postgres.log"),
    base,
    evershop: join(base, "evershop"),
    postgres: join(base, "postgres"),
    mails: join(base, "mails"),
    ports: join(base, "ports.json"),
    marks: join(base, "finished.json"),
    secrets: join(base, "secrets.json"),
    originSecret: join(base, "origin.secret"),
  }
}

const enterable = (folder: string): void => {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o711)
}

/** Decides the place and makes its folders. The children's owner can enter `base`; only they can write where they must. */
export const preparePlace = (dir: string, owner: Owner): Place => {
  const home = join(resolve(dir), "demo")
  mkdirSync(home, { recursive: true })
  if (owner !== null) {
    // Search only, no listing: what lies in the data folder keeps its own modes.
    enterable(resolve(dir))
    enterable(home)
  }
  const id = createHash("sha256").update(home).digest("hex").slice(0, 12)
  const base = owner === null || canReach(owner, home) ? home : join(SHARED_BASE, id)
  if (base !== home) {
    enterable(SHARED_BASE)
    enterable(base)
  }
  const place = placeIn(dir, base)
  mkdirSync(place.evershop, { recursive: true })
  if (owner !== null) enterable(place.evershop)
  for (const own of [place.mails, ...["media", "public", ".evershop"].map((name) => join(place.evershop, name))]) {
    mkdirSync(own, { recursive: true })
    if (owner !== null) chownSync(own, owner.uid, owner.gid)
  }
  return place
}
