import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { vendure } from "../../../platforms/vendure.ts"
import type { ActsRead } from "../requested.ts"
import { readMutations } from "./mutations.ts"
import type { GraphqlRequest } from "./sent.ts"

const CANDIDATES = vendure.acts.filter(({ path }) => path.test("/shop-api"))
const JSON_TYPE = "application/json"

const read = (body: string | Uint8Array, changed: Partial<GraphqlRequest> = {}): ActsRead =>
  readMutations(CANDIDATES, {
    method: "POST",
    query: null,
    contentType: JSON_TYPE,
    bytes: typeof body === "string" ? Buffer.from(body) : body,
    whole: true,
    ...changed,
  })
const told = (acts: ActsRead): string =>
  acts.state === "read"
    ? acts.acts
        .map(({ act, account, newPassword, newEmail, answer }) =>
          [act.id, account ?? newPassword ?? newEmail ?? "-", answer?.member, ...(answer?.renamed ?? [])].join(" "),
        )
        .join("; ")
    : (acts.why ?? "unreadable")
const sent = (query: string, more: object = {}): string => told(read(JSON.stringify({ query, ...more })))
const LOG_IN = 'login(username:"a",password:"x"){__typename}'

const QUERIES: readonly (readonly [what: string, query: string, more: object, told: string])[] = [
  ["a log-in", `mutation{${LOG_IN}}`, {}, "log-in a data.login"],
  ["under an alias", `mutation{me:${LOG_IN}}`, {}, "log-in a data.me"],
  ["many in one", `mutation{a:${LOG_IN} b:${LOG_IN}}`, {}, "log-in a data.a; log-in a data.b"],
  ["with variables", "mutation($u:String!){login(username:$u,password:$p){id}}", { variables: { u: "a" } }, "log-in a data.login"],
  ["with a default", 'mutation($u:String="a"){login(username:$u,password:$p){id}}', {}, "log-in a data.login"],
  ["with a default that is not used", 'mutation($u:String="b"){login(username:$u){id}}', { variables: { u: "a" } }, "log-in a data.login"],
  ["with variables as text", "mutation($u:String!){login(username:$u){id}}", { variables: '{"u":"a"}' }, "log-in a data.login"],
  ["an object in a variable", "mutation($i:I!){authenticate(input:$i){id}}", { variables: { i: { native: { username: "a" } } } }, "authenticate a data.authenticate"],
  ["an object as it is", 'mutation{authenticate(input:{native:{username:"a",password:"x"}}){id}}', {}, "authenticate a data.authenticate"],
  ["a variable in an object", "mutation($u:S){authenticate(input:{native:{username:$u}}){id}}", { variables: { u: "a" } }, "authenticate a data.authenticate"],
  ["in a fragment", `mutation{...F} fragment F on Mutation{...G} fragment G on Mutation{${LOG_IN}}`, {}, "log-in a data.login"],
  ["in an inline fragment", `mutation{...{...on Mutation{${LOG_IN}}}}`, {}, "log-in a data.login"],
  ["in a block string", 'mutation{login(username:"""\n  a\n""",password:"x"){id}}', {}, "log-in a data.login"],
  ["an escaped name", 'mutation{login(username:"\\u0061"){id}}', {}, "log-in a data.login"],
  ["only the operation that is meant", `mutation A{${LOG_IN}} mutation B{logout{success}}`, { operationName: "B" }, "log-out - data.logout"],
  ["all where none is meant", `mutation A{${LOG_IN}} mutation B{logout{success}}`, {}, "log-in a data.login; log-out - data.logout"],
  ["all where the name is of none", `mutation A{${LOG_IN}}`, { operationName: "C" }, "log-in a data.login"],
  ["beside a query", `query A{me{id}} mutation B{${LOG_IN}}`, { operationName: "A" }, ""],
  ["a field of that name that changes nothing", "query{login(mutation:1){id}}", {}, ""],
  ["another mutation", "mutation{addItemToOrder(productVariantId:1,quantity:1){id}}", {}, ""],
  ["names that stand for others", `mutation{login(username:"a"){id:message ...on E{errorCode:message} ...F}} fragment F on E{x:message y}`, {}, "log-in a data.login x errorCode id"],
  ["a payment", "mutation($p:P!){addPaymentToOrder(input:$p){id}}", { variables: { p: { method: "card", metadata: {} } } }, "order - data.addPaymentToOrder"],
  ["a new password", 'mutation{updateCustomerPassword(currentPassword:"o",newPassword:"n"){success}}', {}, "password n data.updateCustomerPassword"],
  ["what only reads is not looked into", "query { a ; broken", {}, ""],
  ["broken", "mutation{login(", {}, "graphql-unreadable"],
  ["a fragment in itself", "mutation{...F} fragment F on Mutation{...F}", {}, "graphql-unreadable"],
  ["variables that are none", `mutation{${LOG_IN}}`, { variables: "x" }, "graphql-unreadable"],
  ["an operation that is no name", `mutation{${LOG_IN}}`, { operationName: 1 }, "graphql-unreadable"],
  ["more than anybody asks for", `mutation{${Array.from({ length: 251 }, (_, at) => `a${at}:${LOG_IN}`).join()}}`, {}, "graphql-unreadable"],
] // prettier-ignore
for (const [what, query, more, expected] of QUERIES)
  test(`a text: ${what}`, () => assert.equal(sent(query, more), expected))

const upload = (operations: string, name = "operations"): string =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${operations}\r\n--B\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--B\r\nContent-Disposition: form-data; name="0"; filename="a.jpg"\r\n\r\n...`
const ONE = JSON.stringify({ query: `mutation{${LOG_IN}}` })
const UPLOAD = { contentType: "multipart/form-data; boundary=B", whole: false }

const WAYS: readonly (readonly [what: string, body: string, changed: Partial<GraphqlRequest>, told: string])[] = [
  ["several in a list", `[${ONE},${ONE}]`, {}, "log-in a 0.data.login; log-in a 1.data.login"],
  ["a list of one", `[${ONE}]`, {}, "log-in a 0.data.login"],
  ["51 in a list", `[${Array.from({ length: 51 }, () => ONE).join()}]`, {}, "graphql-unreadable"],
  ["as application/graphql", `mutation{${LOG_IN}}`, { contentType: "application/graphql" }, "log-in a data.login"],
  ["as graphql+json", ONE, { contentType: "application/graphql+json; charset=utf-8" }, "log-in a data.login"],
  ["as a form", `query=${encodeURIComponent(`mutation{${LOG_IN}}`)}`, { contentType: "application/x-www-form-urlencoded" }, "graphql-unreadable"],
  ["as text", ONE, { contentType: "text/plain" }, "graphql-unreadable"],
  ["without a type", ONE, { contentType: "" }, "graphql-unreadable"],
  ["in another charset", ONE, { contentType: "application/json; charset=utf-7" }, "graphql-unreadable"],
  ["with an upload", upload(ONE), UPLOAD, "log-in a data.login"],
  ["with an upload in another order", upload(ONE, "0"), UPLOAD, "graphql-unreadable"],
  ["with an upload cut off", upload(ONE).slice(0, 100), UPLOAD, "graphql-unreadable"],
  ["with an upload of two boundaries", upload(ONE), { contentType: "multipart/form-data; boundary=A; boundary=B" }, "graphql-unreadable"],
  ["too long", ONE, { whole: false }, "graphql-unreadable"],
  ["packed", ONE, { bytes: null }, "graphql-unreadable"],
  ["with a second text in the address", ONE, { query: "query=%7Bme%7Bid%7D%7D" }, "graphql-unreadable"],
  ["with something else in the address", ONE, { query: "languageCode=ja" }, "log-in a data.login"],
  ["with a name twice", '{"query":"{a}","query":"mutation{login{id}}"}', {}, "graphql-unreadable"],
  ["by a number", '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}},"variables":{"username":"a"}}', {}, "graphql-persisted"],
  ["by a number of another kind", '{"documentId":"1"}', {}, "graphql-persisted"],
  ["with its number", JSON.stringify({ query: `mutation{${LOG_IN}}`, extensions: { persistedQuery: {} } }), {}, "log-in a data.login"],
  ["broken", '{"query":', {}, "graphql-unreadable"],
  ["no object", "1", {}, "graphql-unreadable"],
  ["no text", '{"query":["mutation"]}', {}, "graphql-unreadable"],
  ["nothing", "", {}, ""],
  ["by the address", "", { method: "GET", query: `query=${encodeURIComponent(`mutation{${LOG_IN}}`)}` }, "log-in a data.login"],
  ["by the address, PHP's spelling", "", { method: "GET", query: `+query=${encodeURIComponent(`mutation{${LOG_IN}}`)}` }, "log-in a data.login"],
  ["by the address, twice", "", { method: "GET", query: "query=%7Ba%7D&query=mutation" }, "graphql-unreadable"],
  ["by the address, read only", "", { method: "GET", query: "query=%7Ba%7D&variables=x" }, ""],
  ["by the address, by a number", "", { method: "GET", query: "extensions=%7B%7D" }, ""],
] // prettier-ignore
for (const [what, body, changed, expected] of WAYS)
  test(`a request ${what}`, () => assert.equal(told(read(body, changed)), expected))

test("property: every alias counts, wherever it stands", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 0, max: 3 }), (count, depth) => {
      const inside = Array.from({ length: count }, (_, at) => `a${at}:${LOG_IN}`).join(" ")
      const acts = read(JSON.stringify({ query: `mutation{${"...{".repeat(depth)}x ${inside}${"}".repeat(depth)}}` }))
      assert.equal(acts.state === "read" ? acts.acts.length : -1, count)
    }),
    { numRuns: 30 },
  )
})

test("property: whatever bytes come, acts are read or not, and nothing is thrown", () => {
  const types = fc.constantFrom(JSON_TYPE, "application/graphql", UPLOAD.contentType, "multipart/form-data", "x")
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((json) => Buffer.from(json)),
    fc.string().map((query) => Buffer.from(JSON.stringify({ query: `mutation${query}` }))),
  )
  fc.assert(
    fc.property(bodies, types, fc.constantFrom("GET", "POST"), fc.option(fc.webQueryParameters()), (bytes, contentType, method, query) => {
      const acts = read(bytes, { contentType, method, query })
      assert.ok(acts.state === "unreadable" || acts.acts.length <= 250)
    }), // prettier-ignore
  )
})
