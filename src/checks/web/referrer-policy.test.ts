import { cases } from "../cases.ts"
import { answer, page } from "../sample-facts.ts"
import { referrerPolicy } from "./referrer-policy.ts"

const sends = (value: string | null, text = "<html>") =>
  page("top", answer({ text, headers: value === null ? {} : { "referrer-policy": value } }))

cases(referrerPolicy, [
  ["kept", { pages: [sends("strict-origin-when-cross-origin"), sends("no-referrer")] }, "keeps"],
  ["with one for old browsers first", { pages: [sends("origin, strict-origin-when-cross-origin")] }, "keeps"],
  ["told", { pages: [sends("no-referrer"), sends("unsafe-url")] }, "tells"],
  ["told by the page itself", { pages: [sends("no-referrer", "<meta name=referrer content=unsafe-url>")] }, "tells"],
  ["kept by the page itself", { pages: [sends("unsafe-url", "<meta name=referrer content=same-origin>")] }, "keeps"],
  ["an unknown word in the page", { pages: [sends("origin", "<meta name=referrer content=whatever>")] }, "keeps"],
  ["unsaid", { pages: [sends("origin"), sends(null)] }, "unsaid"],
  ["an unknown word", { pages: [sends("safe-url")] }, "unsaid"],
  ["nothing shown", { pages: [] }, "nothing-shown"],
])
