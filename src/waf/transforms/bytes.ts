const SCRATCH_BYTES = 65_536
const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES)

/** Room for the bytes of a value being made: the same for all, because one is finished before the next begins. */
export const roomFor = (sizeBytes: number): Buffer =>
  sizeBytes <= SCRATCH_BYTES ? scratch : Buffer.allocUnsafe(sizeBytes)

/** The bytes made so far as a value. */
export const madeText = (bytes: Buffer, length: number): string => bytes.toString("latin1", 0, length)
