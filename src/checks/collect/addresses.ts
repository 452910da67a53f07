import { lookup } from "node:dns/promises"
import { isIP } from "node:net"
import { codeOf } from "./fault-of-error.ts"

/** Resolves one name to one address. @throws an error with a `code` */
export type Resolve = (hostname: string) => Promise<string>

/** The system's resolver; IPv4 first, because many small shops and networks have only that. */
const systemResolve: Resolve = async (hostname) =>
  (await lookup(hostname, { order: "ipv4first", verbatim: false })).address

export type Resolved = { readonly address: string } | { readonly code: string }

/** Resolves within `timeoutMs`; an address stays what it is. Never throws. */
export const resolveWithin = async (
  hostname: string,
  timeoutMs: number,
  resolve: Resolve = systemResolve,
): Promise<Resolved> => {
  if (isIP(hostname) !== 0) return { address: hostname }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Resolved>((done) => {
    timer = setTimeout(() => done({ code: "ETIMEDOUT" }), timeoutMs)
  })
  const found = resolve(hostname).then(
    (address): Resolved => ({ address }),
    (error: unknown): Resolved => ({ code: codeOf(error) }),
  )
  const first = await Promise.race([found, late])
  clearTimeout(timer)
  return first
}

/** Remembers the first answer per name, so that a name cannot point elsewhere in the middle of a run. */
export const pinAddresses = (
  known: ReadonlyMap<string, string>,
  timeoutMs: number,
  resolve?: Resolve,
): ((hostname: string) => Promise<Resolved>) => {
  const pinned = new Map<string, Promise<Resolved>>()
  for (const [hostname, address] of known) pinned.set(hostname, Promise.resolve({ address }))
  return (hostname) => {
    const found = pinned.get(hostname) ?? resolveWithin(hostname, timeoutMs, resolve)
    pinned.set(hostname, found)
    return found
  }
}
