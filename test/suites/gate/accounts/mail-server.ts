import { SMTPServer } from "smtp-server"

export interface Received {
  readonly to: readonly string[]
  readonly from: string
  readonly subject: string
  readonly messageId: string
  readonly text: string
  readonly raw: string
}
export interface MailServer {
  readonly url: string
  readonly mails: Received[]
  /** What it says to the next mails: 250, 451 (later) or 550 (never). */
  answer: number
  close(): Promise<void>
}

const header = (head: string, name: string): string =>
  new RegExp(`^${name}: ((?:.*)(?:\\r\\n[ \\t].*)*)`, "im").exec(head)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? ""
const words = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, data: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(data, "base64").toString("utf8") : quoted(data.replaceAll("_", " ")),
    )
const quoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8")

const received = (raw: string, from: string, to: readonly string[]): Received => {
  const at = raw.indexOf("\r\n\r\n")
  const [head, body] = [raw.slice(0, at), raw.slice(at + 4)]
  const encoding = header(head, "content-transfer-encoding").toLowerCase()
  const text =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString("utf8")
      : encoding === "quoted-printable"
        ? quoted(body)
        : body
  return { to, from, raw, text, subject: words(header(head, "subject")), messageId: header(head, "message-id") }
}

/** A real mail server on loopback that keeps what it gets. */
export const mailServer = async (port = 0): Promise<MailServer> => {
  const mails: Received[] = []
  const state = { answer: 250 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", () => {
        if (state.answer !== 250) return done(Object.assign(new Error("no"), { responseCode: state.answer }))
        const { mailFrom, rcptTo } = session.envelope
        mails.push(received(Buffer.concat(chunks).toString("utf8"), mailFrom === false ? "" : mailFrom.address, rcptTo.map(({ address }) => address))) // prettier-ignore
        done()
      })
    },
  })
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", () => resolve()))
  const address = server.server.address()
  const bound = typeof address === "object" && address !== null ? address.port : 0
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${bound}`,
    mails,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

/** The six digits in a mail. */
export const codeIn = (mail: Received | undefined): string => /^ {4}(\d{6})$/m.exec(mail?.text ?? "")?.[1] ?? "none"
