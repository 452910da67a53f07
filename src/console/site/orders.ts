import { z } from "zod"
import { criterionById } from "../../guideline/catalogue.ts"
import { CHECKLIST } from "../../guideline/checklist/checklist.ts"
import { endOfDay, japanDay } from "../../guideline/japan-day.ts"
import { isoTime } from "../../lib/clock.ts"
import { SekishoError } from "../../lib/errors.ts"
import type { Words } from "../../lib/words.ts"
import { lastWords, withdrawal } from "../../records/answers.ts"
import type { Entry, Write } from "../../storage/records.ts"
import { everybody, mayEnter, type Person } from "../access/people.ts"
import { newId } from "../access/tokens.ts"
import type { order, orderBody } from "../contract/orders.ts"
import type { ConsoleSite, World } from "../world.ts"
import { deed, type Speaker } from "./answering.ts"
import { requireKnown } from "./questions.ts"
import { namesOf, type Names } from "./rows.ts"
import { requireSignature } from "./signature.ts"
import { assignmentsOf, assignmentWrite } from "./site-now.ts"
import { traceWrite } from "./trace.ts"

const ORDER = "order"
const SIGNED = "owner/3.order"
const ACKNOWLEDGED = "owner/3.order-acknowledged"

type View = z.infer<typeof order>
const shape = z.object({
  signedBy: z.string(),
  signedAt: z.number(),
  due: z.string(),
  note: z.string(),
  to: z.array(z.string()),
  items: z.array(z.object({ criterion: z.string(), due: z.string().nullable() })),
  acknowledged: z.array(z.object({ person: z.string(), name: z.string(), at: z.number() })),
  withdrawnAt: z.number().nullable(),
  /** The order as a text file among the evidence. */
  file: z.string(),
})
type Order = z.infer<typeof shape> & { readonly id: string; readonly revision: number }

const orderFrom = ({ key, body, revision }: Entry): Order => {
  const parsed = shape.safeParse(body)
  if (!parsed.success) throw new SekishoError("RECORDS_DAMAGED", { key, reason: "order" })
  return { ...parsed.data, id: key.split("/").at(-1) ?? "", revision }
}
const orderWrite = (shop: string, { id, revision, ...body }: Order, at: number): Write => ({
  kind: ORDER,
  key: `${shop}/${id}`,
  body,
  at,
  expect: revision,
})

const questionWords = (id: string): Words =>
  criterionById(id)?.question ?? CHECKLIST.find((line) => line.id === id)?.text ?? { ja: id, en: id }

const viewOf = (one: Order, names: Names): View => {
  const refOf = (id: string) => names.get(id) ?? { id, name: "-", role: "practitioner" as const }
  return {
    id: one.id,
    revision: one.revision,
    signedBy: one.signedBy,
    signedAt: isoTime(one.signedAt),
    due: one.due,
    note: one.note,
    to: one.to.map(refOf),
    items: one.items.map(({ criterion, due }) => ({ criterion, question: questionWords(criterion), due })),
    acknowledged: one.acknowledged.map(({ person, name, at }) => ({ person: refOf(person), name, at: isoTime(at) })),
    withdrawnAt: one.withdrawnAt === null ? null : isoTime(one.withdrawnAt),
  }
}

/** All orders of a shop, the newest first. */
export const ordersOf = async ({ records }: Pick<World, "records">, site: ConsoleSite): Promise<readonly View[]> => {
  const names = namesOf(await everybody(records))
  return (await records.list(ORDER, `${site.site.id}/`))
    .map(orderFrom)
    .toSorted((a, b) => b.signedAt - a.signedAt)
    .map((one) => viewOf(one, names))
}

/** The order as plain text, for the evidence. */
const orderText = (one: Omit<Order, "id" | "revision" | "file">, to: readonly Person[], shop: string): string =>
  [
    "指示書",
    `店: ${shop}`,
    `宛先: ${to.map(({ name }) => name).join("、")}`,
    `期限: ${one.due}`,
    "",
    "次の対策を、期限までに行ってください。",
    ...one.items.map(
      ({ criterion, due }, index) => `${index + 1}. [${criterion}] ${questionWords(criterion).ja} (${due ?? one.due})`,
    ),
    ...(one.note === "" ? [] : ["", one.note]),
    "",
    `署名: ${one.signedBy}  ${japanDay(one.signedAt)}`,
    "",
  ].join("\n")

const requireDay = (day: string): string => {
  if (endOfDay(day) === null) throw new SekishoError("CONSOLE_WRONG_REQUEST", { place: "due" })
  return day
}

const addressees = async ({ world, site }: Speaker, ids: readonly string[]): Promise<readonly Person[]> => {
  const people = await everybody(world.records)
  return [...new Set(ids)].map((id) => {
    const person = people.find((one) => one.id === id)
    const fits = person?.active && mayEnter(person, site.site.id) && ["owner", "practitioner"].includes(person.role)
    if (!person || !fits) throw new SekishoError("CONSOLE_NOT_HERE")
    return person
  })
}

/** Days and, where only one person is meant, names for what had none. */
const assignmentWrites = async ({ world, site }: Speaker, one: Omit<Order, "file">): Promise<readonly Write[]> => {
  const before = await assignmentsOf(world.records, site.site.id)
  const [only] = one.to.length === 1 ? one.to : []
  return one.items.map(({ criterion, due }) => {
    const known = before.get(criterion)
    const body = { person: known?.person ?? only ?? null, due: due ?? known?.due ?? one.due }
    return assignmentWrite(site.site.id, criterion, body, one.signedAt)
  })
}

/** The owner's order, signed by typing the name. It answers `owner/3.order`, with its own text as evidence. */
export const signOrder = async (speaker: Speaker, told: z.output<typeof orderBody>): Promise<View> => {
  const { world, site, person } = speaker
  requireSignature(person, told.name)
  for (const { criterion } of told.items) requireKnown(criterion)
  const to = await addressees(speaker, told.to)
  const signed: Omit<Order, "file"> = {
    id: newId(world.random),
    revision: 0,
    signedBy: person.name,
    signedAt: world.clock(),
    due: requireDay(told.due),
    note: told.note,
    to: to.map(({ id }) => id),
    items: told.items.map(({ criterion, due }) => ({ criterion, due: due === undefined ? null : requireDay(due) })),
    acknowledged: [],
    withdrawnAt: null,
  }
  const hash = await world.blobs.put(Buffer.from(orderText(signed, to, site.site.publicUrl ?? site.site.id)))
  const file = `指示書-${japanDay(signed.signedAt)}.txt#sha256=${hash}`
  const words = await lastWords(world.records, site.site.id)
  const trace = traceWrite(world, site.site.id, words, {
    criterion: SIGNED,
    state: "yes",
    by: person.name,
    text: `指示書に署名 ${japanDay(signed.signedAt)}、対策 ${signed.items.length} 件、期限 ${signed.due}`,
    evidence: [file],
    enteredBy: person.id,
  })
  const appended = await world.records.append([
    orderWrite(site.site.id, { ...signed, file }, signed.signedAt),
    trace,
    ...(await assignmentWrites(speaker, signed)),
    deed(speaker, "order", [signed.id]),
  ])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
  return viewOf({ ...signed, file, revision: 1 }, namesOf(await everybody(world.records)))
}

const orderFor = async ({ world, site }: Speaker, id: string): Promise<Order> => {
  const entry = await world.records.latest(ORDER, `${site.site.id}/${id}`)
  if (entry === null) throw new SekishoError("CONSOLE_NOT_HERE")
  return orderFrom(entry)
}

/** One of those in charge has received the order. When all have, `owner/3.order-acknowledged` is answered. */
export const acknowledge = async (
  speaker: Speaker,
  id: string,
  told: { readonly name: string; readonly expect: number },
): Promise<View> => {
  const { world, site, person } = speaker
  requireSignature(person, told.name)
  const before = await orderFor(speaker, id)
  if (before.withdrawnAt !== null || !before.to.includes(person.id)) throw new SekishoError("CONSOLE_FORBIDDEN")
  if (before.revision !== told.expect) throw new SekishoError("CONSOLE_OVERTAKEN")
  const now = world.clock()
  const others = before.acknowledged.filter((one) => one.person !== person.id)
  const after = { ...before, acknowledged: [...others, { person: person.id, name: person.name, at: now }] }
  const all = after.to.every((one) => after.acknowledged.some((ack) => ack.person === one))
  const names = after.acknowledged.map(({ name, at }) => `${name} ${japanDay(at)}`).join("、")
  const words = await lastWords(world.records, site.site.id)
  const trace = traceWrite(world, site.site.id, words, {
    criterion: ACKNOWLEDGED,
    state: "yes",
    by: person.name,
    text: `指示書(${japanDay(before.signedAt)} ${before.signedBy})を受領: ${names}`,
    enteredBy: person.id,
  })
  const appended = await world.records.append([
    orderWrite(site.site.id, after, now),
    ...(all ? [trace] : []),
    deed(speaker, "acknowledge", [id]),
  ])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
  return viewOf({ ...after, revision: after.revision + 1 }, namesOf(await everybody(world.records)))
}

/** Withdraws an order and the answers that rest on it. */
export const withdrawOrder = async (speaker: Speaker, id: string): Promise<void> => {
  const { world, site, person } = speaker
  const before = await orderFor(speaker, id)
  if (before.withdrawnAt !== null) return
  const now = world.clock()
  const words = await lastWords(world.records, site.site.id)
  const signed = words.get(SIGNED)
  const rests = signed?.answer?.evidence?.includes(before.file) === true
  const takeBack = (criterion: string): readonly Write[] => {
    const word = words.get(criterion)
    const told = { at: now, expect: word?.revision ?? 0, enteredBy: person.id, reason: "order" }
    return word?.answer ? [withdrawal(site.site.id, criterion, told)] : []
  }
  const appended = await world.records.append([
    orderWrite(site.site.id, { ...before, withdrawnAt: now }, now),
    ...(rests ? [...takeBack(SIGNED), ...takeBack(ACKNOWLEDGED)] : []),
    deed(speaker, "order-withdrawn", [id]),
  ])
  if (appended.state === "conflict") throw new SekishoError("CONSOLE_OVERTAKEN")
}
