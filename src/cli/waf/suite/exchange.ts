import { connect } from "node:net"

export interface Answer {
  /** Null where the server closed without a status line. */
  readonly status: number | null
  readonly clientPort: number
}

const TIMEOUT_MS = 3000

const isComplete = (text: string): boolean => {
  const end = text.indexOf("\r\n\r\n")
  if (end < 0) return false
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end + 2))?.[1]
  return length !== undefined && text.length >= end + 4 + Number(length)
}

/** Sends bytes over a socket of their own and waits for one answer, or for the server to close. */
export const exchange = (port: number, bytes: Buffer): Promise<Answer> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" })
    let clientPort = 0
    let text = ""
    const finish = (): void => {
      socket.destroy()
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]
      resolve({ status: status === undefined ? null : Number(status), clientPort })
    }
    socket.setTimeout(TIMEOUT_MS, finish)
    socket.on("connect", () => {
      clientPort = socket.localPort ?? 0
      socket.write(bytes)
    })
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString("latin1")
      if (isComplete(text)) finish()
    })
    socket.on("error", finish)
    socket.on("close", finish)
  })
