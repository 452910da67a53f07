import { randomUUID } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Mailer } from "../../gate/services/services.ts"
import type { Clock } from "../../lib/clock.ts"

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Puts the gate's mails where the demo's mailbox page shows the shop's own; nothing leaves this machine. */
export const demoMailer = (folder: string, from: string, clock: Clock): Mailer => ({
  send({ to, subject, text }) {
    const sentAtMs = clock()
    const mail = { sentAtMs, from, to, subject, body: `<pre>${escape(text)}</pre>` }
    try {
      writeFileSync(join(folder, `${String(sentAtMs).padStart(15, "0")}-${randomUUID()}.json`), JSON.stringify(mail))
      return true
    } catch {
      return false
    }
  },
})
