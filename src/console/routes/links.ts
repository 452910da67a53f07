import { SekishoError } from "../../lib/errors.ts"
import { failed, refuseTooOften } from "../access/enter.ts"
import { linkByToken, type Link } from "../access/links.ts"
import type { Handlers } from "../http/call.ts"
import { addContractor, contractorsOf, removeContractor } from "../site/contractors.ts"
import { siteById } from "../site/sites.ts"
import { nameOf } from "../site/summaries.ts"
import { answerForTerminal, isStaff, terminalForm } from "../site/terminal-form.ts"
import { addTerminal, removeTerminal, setTerminalMail, terminalsOf } from "../site/terminals.ts"
import type { ConsoleSite, World } from "../world.ts"
import { speakerOf } from "./speaker.ts"

const done = { done: true } as const

/** The staff member's link and the shop it belongs to. Throws `CONSOLE_LINK_DEAD`, with failures counted. */
const terminalBehind = async (
  world: World,
  token: string,
  address: string,
): Promise<{ readonly link: Link; readonly site: ConsoleSite }> => {
  await refuseTooOften(world, address)
  const link = await linkByToken(world, token, ["terminal"]).catch(async (error: unknown) => {
    await failed(world, address)
    throw error
  })
  const site = link.sites === "all" ? null : await siteById(world, link.sites[0] ?? "")
  if (site === null || !(await isStaff(world, link))) throw new SekishoError("CONSOLE_LINK_DEAD")
  return { link, site }
}

/** People who come by a personal link: contractors, and staff who answer for their devices. */
export const linkRoutes: Handlers<
  | "contractors"
  | "addContractor"
  | "removeContractor"
  | "terminals"
  | "addTerminal"
  | "removeTerminal"
  | "setTerminalMail"
  | "terminalLook"
  | "terminalAnswer"
> = {
  contractors: ({ world, site }) => contractorsOf(world, site),
  addContractor: (call) => addContractor(speakerOf(call), call.body),
  async removeContractor(call) {
    await removeContractor(speakerOf(call), call.id)
    return done
  },
  terminals: ({ world, site }) => terminalsOf(world, site),
  addTerminal: (call) => addTerminal(speakerOf(call), call.body),
  async setTerminalMail(call) {
    await setTerminalMail(speakerOf(call), call.id, call.body.mail)
    return terminalsOf(call.world, call.site)
  },
  async removeTerminal(call) {
    await removeTerminal(speakerOf(call), call.id)
    return done
  },
  async terminalLook({ world, body, address }) {
    const { link, site } = await terminalBehind(world, body.token, address)
    return terminalForm(world, site, link, nameOf(site))
  },
  async terminalAnswer({ world, body, address }) {
    const { link, site } = await terminalBehind(world, body.token, address)
    return answerForTerminal(world, site, link, body)
  },
}
