import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { door, SHOP } from "../sample-facts.ts"
import { managementDoors } from "./management-doors.ts"

const tool = (parts: Parameters<typeof door>[0]) =>
  door({ id: "phpmyadmin", kind: "tool", url: `${SHOP}/pma/`, ...parts })

cases(managementDoors, [
  [
    "phpMyAdmin shows its form",
    { doors: [tool({ state: "form", status: 200 }), tool({})] },
    "open",
    ({ values }) => assert.equal(values?.["tools"], "/pma/"),
  ],
  ["authentication stands before it", { doors: [tool({ state: "challenge", status: 401 })] }, "closed"],
  ["refused and absent", { doors: [tool({ state: "refused", status: 403 }), tool({})] }, "closed"],
  ["the admin screen is another matter", { doors: [door({ state: "form" }), tool({})] }, "closed"],
  ["one place did not answer", { doors: [tool({ state: "fault", status: null }), tool({})] }, "could-not-look"],
  ["no tool was asked for", { doors: [door({})] }, "could-not-look"],
])
