import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { cookie, platform } from "../sample-facts.ts"
import { cookieSecure } from "./cookie-secure.ts"

const EC_CUBE = platform("ec-cube-4")
const HTTP = "http://shop.example.jp/"

cases(cookieSecure, [
  ["all secure", { platform: EC_CUBE, cookies: [cookie(), cookie({ setBy: HTTP })] }, "secure"],
  ["one without", { platform: EC_CUBE, cookies: [cookie(), cookie({ secure: false })] }, "missing"],
  [
    "one without on the way from http to https",
    { platform: EC_CUBE, cookies: [cookie({ secure: false, setBy: HTTP }), cookie()] },
    "missing",
    (got) => assert.equal(got.evidence?.[0]?.where, HTTP),
  ],
  ["a shop on http", { platform: EC_CUBE, cookies: [cookie({ secure: false, setBy: HTTP })] }, "plain-http"],
  [
    "another cookie without does not matter",
    { platform: EC_CUBE, cookies: [cookie(), cookie({ name: "currency", secure: false })] },
    "secure",
  ],
  [
    "a removed cookie does not matter",
    { platform: EC_CUBE, cookies: [cookie(), cookie({ secure: false, valueLength: 0, maxAgeSeconds: 0 })] },
    "secure",
  ],
  [
    "unknown software: by name",
    { platform: platform("generic"), cookies: [cookie({ name: "PHPSESSID", secure: false })] },
    "missing",
    (got) => assert.equal(got.values?.["names"], "PHPSESSID"),
  ],
  ["none", { platform: EC_CUBE, cookies: [cookie({ name: "currency" })] }, "none-seen"],
])
