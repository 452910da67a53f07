import { openRecords, type RecordsPlace } from "../../../src/storage/open.ts"

const [placeText = "", mode = "", key = "", body = ""] = process.argv.slice(2)
const records = await openRecords(JSON.parse(placeText) as RecordsPlace) // handed over by records.test.ts
const send = (message: unknown): Promise<void> =>
  new Promise((done) => void (process.send?.(message, undefined, {}, () => done()) ?? done()))

if (mode === "once") {
  const answer = await records.append([{ kind: "note", key, body, at: 1, expect: 0 }])
  await send(
    answer.state === "appended"
      ? { state: answer.state }
      : { state: answer.state, seen: answer.latest.map((entry) => entry?.body) },
  )
} else {
  for (let count = 0; count < 5_000; count += 1) {
    const answer = await records.append([{ kind: "note", key, body: "x".repeat(500), at: 1 }])
    if (answer.state === "appended") await send({ revision: answer.entries[0]?.revision })
  }
}
await records.close()
process.disconnect()
