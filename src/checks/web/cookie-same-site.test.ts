import { cases } from "../cases.ts"
import { cookie, platform } from "../sample-facts.ts"
import { cookieSameSite } from "./cookie-same-site.ts"

const of = (...sameSite: readonly ("strict" | "lax" | "none" | null)[]) => ({
  platform: platform(),
  cookies: sameSite.map((one) => cookie({ sameSite: one })),
})

cases(cookieSameSite, [
  ["lax", of("lax"), "kept"],
  ["strict and lax", of("strict", "lax"), "kept"],
  ["not said", of("lax", null), "unsaid"],
  ["none", of("none"), "open"],
  ["none goes before not said", of(null, "none"), "open"],
  ["no session", { platform: platform(), cookies: [cookie({ name: "lang", sameSite: null })] }, "none-seen"],
])
