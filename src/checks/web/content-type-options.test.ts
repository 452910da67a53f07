import { cases } from "../cases.ts"
import { answer, page } from "../sample-facts.ts"
import { contentTypeOptions } from "./content-type-options.ts"

const sends = (...values: readonly string[]) => page("top", answer({ headers: { "x-content-type-options": values } }))

cases(contentTypeOptions, [
  ["everywhere, any case", { pages: [sends("nosniff"), sends("NoSniff")] }, "set"],
  ["twice the same", { pages: [sends("nosniff", "nosniff")] }, "set"],
  ["the first value counts", { pages: [sends("sniff, nosniff")] }, "missing"],
  ["quoted", { pages: [sends('"nosniff"')] }, "missing"],
  ["on one of two", { pages: [sends("nosniff"), sends()] }, "some-missing"],
  ["nowhere", { pages: [sends(), sends()] }, "missing"],
  ["error pages do not count", { pages: [sends("nosniff"), page("missing", answer({ status: 404 }))] }, "set"],
  ["nothing shown", { pages: [] }, "nothing-shown"],
])
