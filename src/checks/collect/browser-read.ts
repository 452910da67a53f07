import type { CDPSession } from "playwright-core"
import { z } from "zod"
import { inTime } from "./browser-bodies.ts"

const TEXT = z.string().max(2_048)
const FIELD = z.object({ name: TEXT, type: TEXT, autocomplete: TEXT, id: TEXT, label: TEXT })
const READING = z.object({
  forms: z.array(z.object({ action: TEXT, method: TEXT, fields: z.array(FIELD).max(200) })).max(60),
  frames: z.array(TEXT).max(100),
  links: z.array(z.object({ url: TEXT, text: TEXT })).max(400),
  checked: z.array(TEXT).max(400),
})
/** What stands in one document, shadow trees included. `checked`: addresses of scripts with an integrity attribute. */
export type Reading = z.infer<typeof READING>

/**
 * Runs in a world of its own, where the page's scripts have changed nothing; asks prototypes, because a page may give its
 * elements names such as `querySelectorAll`. Everything in it is counted and cut.
 */
const READ = `(() => {
  const cut = (text, max) => String(text ?? "").replace(/\\s+/g, " ").trim().slice(0, max)
  const own = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get
  const shadowOf = own(Element, "shadowRoot")
  const textOf = own(Node, "textContent")
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name) ?? ""
  const closest = (element, selector) => Element.prototype.closest.call(element, selector)
  const address = (text) => { try { return new URL(text, document.baseURI).href.slice(0, 2000) } catch { return "" } }
  const formOf = { INPUT: own(HTMLInputElement, "form"), SELECT: own(HTMLSelectElement, "form"), TEXTAREA: own(HTMLTextAreaElement, "form") }
  const labelsOf = { INPUT: own(HTMLInputElement, "labels"), SELECT: own(HTMLSelectElement, "labels"), TEXTAREA: own(HTMLTextAreaElement, "labels") }
  const out = { forms: [], frames: [], links: [], checked: [] }
  const forms = new Map()
  let looked = 0
  const labelOf = (field) => {
    const labels = [...(labelsOf[field.tagName].call(field) ?? [])].map((label) => textOf.call(label))
    const cell = closest(field, "td, dd")
    const head = cell?.previousElementSibling
    const beside = head && /^(TH|DT|TD)$/.test(head.tagName) ? textOf.call(head) : ""
    return cut([...labels, attribute(field, "aria-label"), attribute(field, "placeholder"), attribute(field, "title"), beside].map((text) => cut(text, 120)).join(" "), 300)
  }
  const addField = (field) => {
    const form = formOf[field.tagName].call(field)
    if (!forms.has(form)) {
      if (out.forms.length >= 50) return
      const action = form === null ? location.href : address(attribute(form, "action") || location.href)
      const entry = { action, method: form === null ? "none" : cut(attribute(form, "method") || "get", 10).toLowerCase(), fields: [] }
      forms.set(form, entry)
      out.forms.push(entry)
    }
    const fields = forms.get(form).fields
    if (fields.length >= 200) return
    const type = field.tagName === "INPUT" ? cut(attribute(field, "type") || "text", 20).toLowerCase() : field.tagName.toLowerCase()
    fields.push({ name: cut(attribute(field, "name"), 200), type, autocomplete: cut(attribute(field, "autocomplete"), 100).toLowerCase(), id: cut(attribute(field, "id"), 200), label: labelOf(field) })
  }
  const visit = (root) => {
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node !== null && looked < 60000; node = walker.nextNode()) {
      looked += 1
      const tag = node.tagName
      if (tag === "INPUT" || tag === "SELECT" || tag === "TEXTAREA") addField(node)
      else if ((tag === "IFRAME" || tag === "FRAME") && out.frames.length < 100) out.frames.push(address(attribute(node, "src")))
      else if (tag === "A" && out.links.length < 400) out.links.push({ url: address(attribute(node, "href")), text: cut(textOf.call(node), 80) })
      else if (tag === "SCRIPT" && attribute(node, "integrity") !== "" && out.checked.length < 400) out.checked.push(address(attribute(node, "src")))
      const shadow = shadowOf.call(node)
      if (shadow !== null) visit(shadow)
    }
  }
  visit(document)
  return out
})()`

const WORLD = "sekisho"
const EVALUATE_MS = 3_000

const readFrame = async (session: CDPSession, frameId: string): Promise<Reading | null> => {
  const world = await inTime(session.send("Page.createIsolatedWorld", { frameId, worldName: WORLD }), EVALUATE_MS)
  if (world === null) return null
  const answer = await inTime(
    session.send("Runtime.evaluate", {
      expression: READ,
      contextId: world.executionContextId,
      returnByValue: true,
      timeout: EVALUATE_MS,
    }),
    EVALUATE_MS + 500,
  )
  const parsed = READING.safeParse(answer?.result.value)
  return parsed.success ? parsed.data : null
}

interface FrameTree {
  readonly frame: { readonly id: string }
  readonly childFrames?: readonly FrameTree[]
}
const framesOf = (tree: FrameTree): readonly string[] => [tree.frame.id, ...(tree.childFrames ?? []).flatMap(framesOf)]

/** Reads the page's own document, and those of its frames that `isOwn` calls the shop's; null where the page does not let itself be read. */
export const readDocuments = async (
  session: CDPSession,
  mainFrame: string,
  isOwn: (frame: string) => boolean,
): Promise<readonly Reading[] | null> => {
  const main = (await readFrame(session, mainFrame)) ?? (await readAfterStop(session, mainFrame))
  if (main === null) return null
  const tree = await inTime(session.send("Page.getFrameTree"), EVALUATE_MS)
  const others = tree === null ? [] : framesOf(tree.frameTree).filter((frame) => frame !== mainFrame && isOwn(frame))
  const read: Reading[] = [main]
  for (const frame of others.slice(0, 10)) {
    const reading = await readFrame(session, frame)
    if (reading !== null) read.push(reading)
  }
  return read
}

/** A page that never rests is told to end what it runs, and read again. */
const readAfterStop = async (session: CDPSession, mainFrame: string): Promise<Reading | null> => {
  await inTime(session.send("Runtime.terminateExecution"), 500)
  return readFrame(session, mainFrame)
}
