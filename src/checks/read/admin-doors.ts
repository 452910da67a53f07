import type { Door, PlatformSeen } from "../facts.ts"
import type { Evidence } from "../../guideline/observation.ts"
import { evidence } from "./evidence.ts"

/** The addresses of the admin screen, the one that the owner told first. */
export const adminDoors = (doors: readonly Door[]): readonly Door[] => doors.filter(({ kind }) => kind === "admin")

export const toldDoor = (doors: readonly Door[]): Door | null => doors.find(({ id }) => id === "admin-told") ?? null

/** Whether something was seen that can only be the admin screen, or a lock right before it. */
export const isAdminProved = (door: Door, { profile }: Pick<PlatformSeen, "profile">): boolean => {
  if (door.state === "form") return true
  return door.state === "challenge" && (door.id === "admin-told" || profile.id !== "generic")
}

/** A door as evidence: its address, its status, and the marks that were seen. */
export const doorEvidence = ({ url, state, status, marks }: Door): Evidence =>
  evidence("door", url, [`${state}${status === null ? "" : ` (HTTP ${status})`}`, ...marks].join(" · "))
