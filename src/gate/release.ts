/** Smaller pieces are not worth the call. */
const MIN_BYTES = 16 * 1024

/**
 * Gives the memory of a piece of a body back at once, instead of when V8 next looks for dead buffers: in a large transfer that
 * would be tens of megabytes later. Call it only when nobody will read the piece again: it is empty afterwards.
 */
export const release = (piece: Buffer): void => {
  const { buffer, length } = piece
  // A piece of a larger buffer is not alone in it.
  if (length < MIN_BYTES || buffer.byteLength !== length || !(buffer instanceof ArrayBuffer)) return
  buffer.transfer(0)
}

/** For a write's callback: what failed to be written may still be under way. */
export const releasing =
  (piece: Buffer) =>
  (error?: Error | null): void => {
    if (!error) release(piece)
  }
