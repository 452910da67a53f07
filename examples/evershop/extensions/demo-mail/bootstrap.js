// Mails never leave the machine: each becomes one JSON file in the folder that the demo's mailbox page reads.
// Without any mail service EverShop answers a password reset with status 500.
import { randomUUID } from "node:crypto"
import { mkdir, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { registerEmailService } from "@evershop/evershop/lib/mail/emailHelper"

const text = (value) => (typeof value === "string" ? value : "")

export default () => {
  const folder = process.env.SEKISHO_DEMO_MAILS
  if (!folder) return
  registerEmailService({
    async sendEmail({ from, to, subject, body }) {
      const sentAtMs = Date.now()
      const name = `${String(sentAtMs).padStart(15, "0")}-${randomUUID()}`
      const mail = { sentAtMs, from: text(from), to: text(to), subject: text(subject), body: text(body) }
      await mkdir(folder, { recursive: true })
      // Renamed when whole, so that the page never reads half a mail.
      await writeFile(join(folder, `${name}.part`), JSON.stringify(mail))
      await rename(join(folder, `${name}.part`), join(folder, `${name}.json`))
    },
  })
}
