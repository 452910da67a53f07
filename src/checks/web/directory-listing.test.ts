import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { exposures, fault, SHOP } from "../sample-facts.ts"
import { directoryListing } from "./directory-listing.ts"

const listing = { id: "listing:/upload/", url: `${SHOP}/upload/`, status: 200, proof: "<title>Index of /" }

cases(directoryListing, [
  ["no list was seen", { exposures: exposures() }, "none"],
  [
    "a list was seen",
    { exposures: exposures({ hits: [listing] }) },
    "listed",
    ({ values }) => assert.equal(values?.["folders"], "/upload/"),
  ],
  ["a public file is another check's matter", { exposures: exposures({ hits: [{ ...listing, id: "env" }] }) }, "none"],
  [
    "one folder did not answer",
    { exposures: exposures({ faults: [fault({ url: `${SHOP}/data/` })] }) },
    "could-not-look",
  ],
  ["one file did not answer", { exposures: exposures({ faults: [fault({ url: `${SHOP}/.env` })] }) }, "none"],
  [
    "everything is refused",
    { exposures: exposures({ missingLooksLike: { status: 403, softly: false } }) },
    "could-not-look",
  ],
  ["nothing was asked", { exposures: exposures({ asked: 0 }) }, "could-not-look"],
])
