import { gzipSync } from "node:zlib"

export interface TarEntry {
  readonly path: string
  readonly body?: string | Buffer
  /** "0" a file, "2" a link, "5" a folder, "x" names for the next entry. */
  readonly kind?: string
  readonly link?: string
  /** Written in place of the true size. */
  readonly size?: number
}

const block = (entry: TarEntry, size: number): Buffer => {
  const head = Buffer.alloc(512)
  head.write(entry.path, 0, 100, "utf8")
  head.write("0000644\0", 100)
  head.write("0000000\0", 108)
  head.write("0000000\0", 116)
  head.write(`${(entry.size ?? size).toString(8).padStart(11, "0")}\0`, 124)
  head.write("00000000000\0", 136)
  head.write("        ", 148)
  head.write(entry.kind ?? "0", 156)
  head.write(entry.link ?? "", 157, 100, "utf8")
  head.write("ustar\x0000", 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148)
  return head
}

/** A tar of these entries, not packed. */
export const makeTar = (entries: readonly TarEntry[]): Buffer =>
  Buffer.concat([
    ...entries.flatMap((entry) => {
      const body = Buffer.from(entry.body ?? "")
      return [block(entry, body.length), body, Buffer.alloc((512 - (body.length % 512)) % 512)]
    }),
    Buffer.alloc(1024),
  ])

export const makeTarGz = (entries: readonly TarEntry[]): Buffer => gzipSync(makeTar(entries))
