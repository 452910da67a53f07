import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { Exposure, Exposures } from "../facts.ts"
import { exposures, fault, platform, SHOP } from "../sample-facts.ts"
import { exposure } from "./exposure.ts"

const hit = (id: string, path: string, proof: string | null = "x"): Exposure => ({
  id,
  url: `${SHOP}${path}`,
  status: 200,
  proof,
})
const facts = (parts: Partial<Exposures>, seen = platform()) => ({ exposures: exposures(parts), platform: seen })
const faults = (count: number) => Array.from({ length: count }, (_, index) => fault({ url: `${SHOP}/${index}` }))

cases(exposure, [
  ["nothing is public", facts({}), "none"],
  [
    "a settings file beside a list of components: the worse counts",
    facts({ hits: [hit("composer", "/composer.json"), hit("env", "/.env", "APP_***")] }),
    "critical",
    ({ values, evidence }) => {
      assert.equal(values?.["paths"], "/composer.json, /.env")
      assert.equal(evidence?.[1]?.value, "HTTP 200: APP_***")
    },
  ],
  ["an archive with the shop's name", facts({ hits: [hit("named-zip", "/shop.zip")] }), "critical"],
  ["phpinfo", facts({ hits: [hit("phpinfo", "/phpinfo.php")] }), "high"],
  ["an id that nobody knows any more counts as high", facts({ hits: [hit("gone", "/gone")] }), "high"],
  ["only a list of components", facts({ hits: [hit("composer", "/composer.json")] }), "medium"],
  [
    "what the profile adds has the profile's severity",
    facts(
      { hits: [hit("own", "/own")] },
      platform("ec-cube-4", {
        exposures: [{ id: "own", path: "/own", proof: /x/, severity: "medium", what: { ja: "x", en: "x" } }],
      }),
    ),
    "medium",
  ],
  ["a hit without proof is none", facts({ hits: [hit("env", "/.env", null)] }), "none"],
  ["the list of a folder is another check's matter", facts({ hits: [hit("listing:/upload/", "/upload/")] }), "none"],
  ["a soft 404 alone changes nothing", facts({ missingLooksLike: { status: 200, softly: true } }), "none"],
  ["four of forty did not answer", facts({ faults: faults(4) }), "none-so-far"],
  ["five of forty did not answer", facts({ faults: faults(5) }), "not-answered"],
  ["nothing was asked", facts({ asked: 0 }), "not-answered"],
  ["everything is refused", facts({ missingLooksLike: { status: 403, softly: false } }), "blocked"],
  ["we were told to slow down", facts({ missingLooksLike: { status: 429, softly: false } }), "blocked"],
  [
    "refused in general, but one thing was proved",
    facts({ missingLooksLike: { status: 403, softly: false }, hits: [hit("env", "/.env")] }),
    "critical",
  ],
])
