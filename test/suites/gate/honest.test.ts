import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { accept } from "../../../src/gate/accept/accept.ts"
import { customsOf } from "../../../src/gate/accept/customs.ts"
import { sampleContext, sampleRequest } from "../../../src/gate/stages/sample-request.ts"
import { sensitiveFiles } from "../../../src/gate/stages/sensitive-files.ts"
import { GENERIC, profileById } from "../../../src/platforms/profiles.ts"
import { noShared, sharedFile } from "../../needs.ts"

/** Recorded walks of a customer and an administrator through real shops: nothing in them may be refused. */
const WALKS: readonly (readonly [file: string, platform: string, atLeast: number])[] = [
  ["eccube4", "ec-cube-4", 60],
  ["evershop", "evershop", 15],
  ["medusa", "medusa", 10],
  ["opencart", "opencart", 15],
  ["woo", "woocommerce", 30],
]
const REQUEST = /\b(GET|POST|PUT|DELETE|PATCH)\s+(?:https?:\/\/[^/\s]+|:\d+)?(\/[^\s]*)/g

for (const [file, platform, atLeast] of WALKS) {
  const path = `exchanges/${file}.txt`
  test(`an honest walk through ${platform} is refused nowhere`, { skip: noShared(path) }, async () => {
    const doors = new Map([["shop.test", { host: "shop.test", scheme: "http" as const, customs: customsOf(platform) }]])
    const context = sampleContext({ profile: profileById(platform) ?? GENERIC, publicScheme: "http" })
    const stage = sensitiveFiles.build({ mode: "enforce", allow: [] }, context)
    let looked = 0
    for (const [, method = "", target = ""] of readFileSync(sharedFile(path), "utf8").matchAll(REQUEST)) {
      const headers = ["Host", "shop.test"]
      const judged = accept({ version: "1.1", method, target, headers, authority: null, scheme: null }, doors)
      assert.ok(judged.ok, `${method} ${target}: ${judged.ok ? "" : judged.reason}`)
      const decision = await stage.onRequest?.(sampleRequest({ path: judged.value.decoded }))
      assert.equal(decision?.action, "next", `${method} ${target}`)
      looked += 1
    }
    assert.ok(looked >= atLeast, `${looked} requests`)
  })
}
