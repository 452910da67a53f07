import assert from "node:assert/strict"
import { test } from "node:test"
import { REQUIREMENTS, requirementById } from "../catalogue.ts"
import { FORMS } from "../site.ts"
import { SAAS_IDS } from "./profile.ts"
import { SAAS_PROFILES } from "./profiles.ts"
import { shareOf, SHARES } from "./shares.ts"

test("every profile: its own id, requirements that exist, a link where something was read, a page to look it up", () => {
  for (const id of SAAS_IDS) {
    const profile = SAAS_PROFILES[id]
    assert.equal(profile.id, id)
    assert.match(profile.page, /^https:\/\//)
    assert.ok(profile.statements.length >= 6, id)
    for (const { requirement, provenance, link } of profile.statements) {
      assert.ok(requirementById(requirement), `${id}: ${requirement}`)
      assert.equal(provenance === "retold", link !== undefined, `${id}: ${requirement}`)
      if (link !== undefined) assert.ok(URL.canParse(link))
    }
  }
})
test("what the shop itself must do is on every list: accounts, tags, customers' CSV files", () => {
  for (const id of SAAS_IDS) {
    const acts = new Set(
      SAAS_PROFILES[id].statements.filter(({ shopActs }) => shopActs).map(({ requirement }) => requirement),
    )
    for (const requirement of ["build/4", "operate/3", "build/8"])
      assert.ok(acts.has(requirement), `${id}: ${requirement}`)
  }
})
test("shares: the owner's duties stay with the owner in every form; a provider never carries a shop's terminals", () => {
  for (const form of FORMS)
    for (const requirement of REQUIREMENTS) {
      const share = shareOf(requirement, form)
      assert.ok(SHARES.includes(share))
      if (requirement.phase === "owner") assert.equal(share, "shop", requirement.id)
      if (requirement.id === "build/5") assert.equal(share, "shop")
    }
})
