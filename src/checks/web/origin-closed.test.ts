import { cases } from "../cases.ts"
import { target as sampleTarget } from "../sample-facts.ts"
import { originClosed } from "./origin-closed.ts"

const target = sampleTarget()
const doors = (...said: readonly string[]) => ({
  target,
  origin: { doors: said.map((word, at) => ({ address: "203.0.113.9", port: 8_000 + at, said: word })) },
})

cases(originClosed, [
  ["nobody told where the shop is", { target, origin: null }, "not-told"],
  ["nothing to try besides the gate itself", doors(), "not-told"],
  ["refused, silent, refused by name", doors("refused", "silent", "403", "421", "400", "no-http"), "closed"],
  ["one that takes the connection and says nothing", doors("refused", "no-answer"), "unsure"],
  ["one to which there is no way from here", doors("no-look", "403"), "unsure"],
  ["no answer beside an open one", doors("no-answer", "200"), "open"],
  ["a shop that answers", doors("refused", "200"), "open"],
  ["a redirect is an answer", doors("302"), "open"],
  ["so is a page that is not there", doors("404"), "open"],
  ["a password box is a door", doors("401"), "open"],
  ["a server that fails is a door", doors("502"), "open"],
  ["called off before all were tried", doors("refused", "called-off"), "called-off"],
  ["called off, but an open one was found", doors("200", "called-off"), "open"],
])
