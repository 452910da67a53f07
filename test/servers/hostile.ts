import type { Socket } from "node:net"
import { setTimeout as wait } from "node:timers/promises"
import { gzipSync } from "node:zlib"

/** Waits for the end of the request's header block, then answers by hand. */
export const afterRequest =
  (answer: (socket: Socket) => void | Promise<void>) =>
  (socket: Socket): void => {
    let head = ""
    socket.on("data", (bytes) => {
      if (head.includes("\r\n\r\n")) return
      head += bytes.toString("latin1")
      if (head.includes("\r\n\r\n")) void answer(socket)
    })
  }

/** Writes fixed bytes and ends the connection. */
export const answerWith = (bytes: string | Uint8Array): ((socket: Socket) => void) =>
  afterRequest((socket) => {
    socket.end(bytes)
  })

const writeForever = async (socket: Socket, chunk: string | Uint8Array, pauseMs: number): Promise<void> => {
  while (!socket.destroyed && socket.writable) {
    if (!socket.write(chunk)) await Promise.race([onceDrained(socket), wait(200)])
    await wait(pauseMs)
  }
}
const onceDrained = (socket: Socket): Promise<void> =>
  new Promise((done) => {
    socket.once("drain", done)
    socket.once("close", done)
  })

const head = (lines: readonly string[]): string => `HTTP/1.1 200 OK\r\n${lines.join("\r\n")}\r\n\r\n`
const html = "Content-Type: text/html"

/** A gzip body of a few kilobytes that unfolds to `unfoldedBytes`. */
export const bomb = (unfoldedBytes: number): Buffer => gzipSync(Buffer.alloc(unfoldedBytes), { level: 9 })

/** Answers that no honest shop gives, each a connection handler for `startRawServer`. */
export const HOSTILE = {
  /** Never says a word. */
  silence: () => {},
  endlessBody: afterRequest(async (socket) => {
    socket.write(head([html]))
    await writeForever(socket, "x".repeat(64 * 1024), 0)
  }),
  endlessHeader: afterRequest(async (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Long: ")
    await writeForever(socket, "x".repeat(64 * 1024), 0)
  }),
  /** One header of a megabyte. */
  hugeHeader: answerWith(head([html, `X-Long: ${"x".repeat(1024 * 1024)}`])),
  manyHeaders: answerWith(head([html, ...Array.from({ length: 500 }, (_, n) => `X-${n}: 1`), "Content-Length: 0"])),
  slowDrip: afterRequest(async (socket) => {
    socket.write(head([html]))
    await writeForever(socket, "x", 10)
  }),
  /** Drips inside the header block. */
  slowHeader: afterRequest(async (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Slow: ")
    await writeForever(socket, "x", 10)
  }),
  bomb: answerWith(Buffer.concat([Buffer.from(head([html, "Content-Encoding: gzip"])), bomb(64 * 1024 * 1024)])),
  brokenGzip: answerWith(head([html, "Content-Encoding: gzip"]) + "this is not gzip at all"),
  cutGzip: answerWith(
    Buffer.concat([Buffer.from(head([html, "Content-Encoding: gzip"])), bomb(100_000).subarray(0, 60)]),
  ),
  resetBeforeAnswer: afterRequest((socket) => {
    socket.resetAndDestroy()
  }),
  resetMidBody: afterRequest(async (socket) => {
    socket.write(head([html, "Content-Length: 1000"]) + "<html>half")
    await wait(20)
    socket.resetAndDestroy()
  }),
  /** Promises 1000 bytes, sends 10, ends politely. */
  shortBody: answerWith(head([html, "Content-Length: 1000"]) + "0123456789"),
  twoLengths: answerWith(head([html, "Content-Length: 5", "Content-Length: 50"]) + "hello"),
  lengthAndChunked: answerWith(
    head([html, "Content-Length: 5", "Transfer-Encoding: chunked"]) + "5\r\nhello\r\n0\r\n\r\n",
  ),
  badChunk: answerWith(head([html, "Transfer-Encoding: chunked"]) + "zz\r\nhello\r\n"),
  notHttp: answerWith("220 mail.example.jp ESMTP\r\n"),
  headerControlBytes: answerWith(head([html, "X-Bad: a\u0000b", "Content-Length: 0"])),
  invalidUtf8: answerWith(
    Buffer.concat([
      Buffer.from(head([`${html}; charset=utf-8`])),
      Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xfe, 0x80, 0x3c, 0x2f, 0x70, 0x3e]),
    ]),
  ),
  brokenHtml: answerWith(
    head([html]) + `<table><form <div ="" =x><scrip<p><<<a href="/x?'\u0000>${"<b>".repeat(2000)}`,
  ),
  redirectLoop: answerWith("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"),
  badLocation: answerWith("HTTP/1.1 302 Found\r\nLocation: http://shop.example.jp:80:80/\r\nContent-Length: 0\r\n\r\n"),
  upgrade: answerWith("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
  /** Interim answers without end. */
  endlessContinue: afterRequest((socket) => writeForever(socket, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 1)),
} as const satisfies Readonly<Record<string, (socket: Socket) => void>>
