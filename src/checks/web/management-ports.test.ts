import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import type { Port, SoftwareSeen } from "../facts.ts"
import { target } from "../sample-facts.ts"
import { managementPorts } from "./management-ports.ts"

const port = (number: number, state: Port["state"], banner = ""): Port => ({
  port: number,
  service: "S",
  state,
  banner,
})
const facts = (ports: readonly Port[], server: string | null = null) => ({
  target: target(),
  ports,
  software:
    server === null ? [] : [{ name: server, version: null, where: "server", value: server } satisfies SoftwareSeen],
})
const many = (count: number, banner: string): readonly Port[] =>
  Array.from({ length: count }, (_, index) => port(3000 + index, "open", banner))

cases(managementPorts, [
  [
    "a database is open",
    facts([port(22, "open", "SSH-2.0-OpenSSH_9.6"), port(3306, "open", "J8.0.36")]),
    "open",
    ({ values }) => assert.equal(values?.["ports"], "S (3306)"),
  ],
  ["a database is open behind a content network's name", facts([port(5432, "open")], "cloudflare"), "open"],
  ["only SSH is open", facts([port(22, "open", "SSH-2.0-OpenSSH_9.6"), port(3306, "closed")]), "ssh-open"],
  ["all closed or silent", facts([port(22, "silent"), port(3306, "closed")], "nginx"), "closed"],
  ["nothing answers anywhere", facts([port(22, "silent"), port(3306, "silent")], "nginx"), "all-silent"],
  ["all closed, but at a content network", facts([port(22, "closed")], "cloudflare"), "content-network"],
  ["eight ports answer without a word", facts(many(8, "")), "all-answer"],
  ["seven ports answer without a word", facts(many(7, "")), "open"],
  ["eight ports answer, one of them speaks", facts([...many(7, ""), port(21, "open", "220 ready")]), "open"],
])
