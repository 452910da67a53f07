import { crc32, deflateRawSync } from "node:zlib"

interface ZipOptions {
  /** Compress; else the parts are stored as they are. */
  readonly deflate?: boolean
  /** What the directory says about the unfolded size, where it lies. */
  readonly claimedBytes?: number
  /** General purpose flags: 1 means encrypted. */
  readonly flags?: number
  readonly method?: number
}

/** A ZIP archive of those parts, as honest or dishonest as the test wants it. */
export const makeZip = (
  parts: readonly (readonly [name: string, bytes: string | Uint8Array])[],
  options: ZipOptions = {},
): Buffer => {
  const method = options.method ?? (options.deflate ? 8 : 0)
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const bytes = Buffer.from(content)
    const packed = options.deflate ? deflateRawSync(bytes) : bytes
    const label = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(options.flags ?? 0, 6)
    head.writeUInt16LE(method, 8)
    head.writeUInt32LE(crc32(bytes), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(options.claimedBytes ?? bytes.length, 22)
    head.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    head.copy(entry, 6, 4, 28)
    entry.writeUInt32LE(offset, 42)
    body.push(head, label, packed)
    directory.push(entry, label)
    offset += head.length + label.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...body, list, end])
}
