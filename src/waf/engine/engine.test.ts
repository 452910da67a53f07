import assert from "node:assert/strict"
import { test } from "node:test"
import { createEngine, type Connection, type Engine, type HeaderList } from "../index.ts"

const connection: Connection = {
  remoteAddress: "192.0.2.7",
  remotePort: 4000,
  serverAddress: "192.0.2.1",
  serverPort: 443,
  uniqueId: "u1",
  startedAtMs: 1_700_000_000_000,
}

const engineOf = (...rules: readonly string[]): Engine =>
  createEngine([{ path: "t.conf", text: ["SecRuleEngine On", ...rules].join("\n") }], {
    include: () => null,
    data: (name) => (name === "words.data" ? "# words\nEvil Word\nother\n" : null),
  })

interface Sent {
  readonly target?: string
  readonly headers?: HeaderList
  readonly body?: string
  readonly answer?: string
}

const ask = (engine: Engine, sent: Sent) => {
  const transaction = engine.transaction(connection)
  const headers = sent.headers ?? [["Content-Type", "application/x-www-form-urlencoded"]]
  let decision = transaction.request(sent.body === undefined ? "GET" : "POST", sent.target ?? "/", "HTTP/1.1", headers)
  if (decision === null && sent.body !== undefined) decision = transaction.bodyChunk(Buffer.from(sent.body, "latin1"))
  decision ??= transaction.endBody()
  if (decision === null && sent.answer !== undefined) {
    decision =
      transaction.response(200, "HTTP/1.1", [["Content-Type", "text/html; charset=utf-8"]]) ??
      transaction.responseChunk(Buffer.from(sent.answer, "latin1")) ??
      transaction.endResponse()
  }
  const report = transaction.end()
  return { decision, ids: report.matches.map((match) => match.ruleId), report }
}

test("a rule decides in its phase, with status, reason and what matched", () => {
  const engine = engineOf(
    `SecRule ARGS:a "@rx (b+)" "id:1,phase:2,deny,status:406,capture,msg:'found %{TX.1} in %{MATCHED_VAR_NAME}',tag:'x',severity:CRITICAL"`,
  )
  const { decision, report } = ask(engine, { target: "/?a=abbc&b=b" })
  assert.deepEqual(decision, {
    action: "deny",
    status: 406,
    location: null,
    phase: 2,
    ruleId: 1,
    reason: "found bb in ARGS:a",
  })
  assert.deepEqual(report.matches[0]?.variables, [{ name: "ARGS:a", value: "abbc" }])
  assert.equal(report.matches[0]?.severity, "CRITICAL")
  assert.equal(ask(engine, { target: "/?a=c&b=b" }).decision, null)
})

test("every matching value counts, chains need every link, and captures pass from link to link", () => {
  const engine = engineOf(
    `SecRule ARGS "@contains x" "id:1,phase:2,pass,nolog,setvar:tx.n=+1"`,
    `SecRule ARGS "@rx ^(\\d+)-(\\d+)$" "id:2,phase:2,pass,capture,chain"`,
    `SecRule TX:2 "@lt %{tx.1}" "setvar:tx.less=1"`,
  )
  const { ids, report } = ask(engine, { target: "/?a=x&b=xx&c=5-3" })
  assert.equal(report.tx("n"), "2")
  assert.equal(report.tx("less"), "1")
  assert.deepEqual(ids, [2])
  assert.deepEqual(ask(engine, { target: "/?c=3-5" }).ids, [])
})

const TARGETS: readonly (readonly [rule: string, sent: Sent, matches: boolean])[] = [
  ['&ARGS "@eq 2"', { target: "/?a&b" }, true],
  ['ARGS|!ARGS:a "@streq 1"', { target: "/?a=1" }, false],
  ['ARGS|!ARGS:/^A/ "@streq 1"', { target: "/?ab=1&b=2" }, false],
  ['ARGS:/^a/ "@streq 1"', { target: "/?ab=1" }, true],
  ['REQUEST_HEADERS:x-y "@streq 1"', { headers: [["X-Y", "1"]] }, true],
  ['REQUEST_COOKIES:c "@streq 1"', { headers: [["Cookie", "b=2; c=1"]] }, true],
  ['REQUEST_FILENAME "@streq /a b"', { target: "/a%20b?c" }, true],
  ['REQUEST_BASENAME "@streq c.php"', { target: "/a/c.php" }, true],
  ['ARGS_NAMES "@streq json.k"', { body: '{"k":1}', headers: [["Content-Type", "application/json"]] }, true],
  ['XML:/* "@contains evil"', { body: "<a>evil</a>", headers: [["Content-Type", "text/xml"]] }, true],
  ['XML://@* "@contains evil"', { body: "<a b='evil'/>", headers: [["Content-Type", "text/xml"]] }, true],
  ['ARGS "@pmFromFile words.data"', { target: "/?a=an%20eVIL%20word" }, true],
  ['ARGS "@pm foo bar"', { target: "/?a=xBARx" }, true],
  ['ARGS "!@rx ^a$"', { target: "/?a=a" }, false],
  ['ARGS "!@rx ^a$"', { target: "/?a=b" }, true],
  ['ARGS "@within a bc d"', { target: "/?a=bc" }, true],
  ['ARGS "@beginsWith ab"', { target: "/?a=abc" }, true],
  ['ARGS "@endsWith %{ARGS.e}"', { target: "/?a=abc&e=bc" }, true],
  ['ARGS:b "@rx %{ARGS.a}"', { target: "/?a=b%2Bc&b=bbc" }, true],
  ['ARGS:b "@rx %{ARGS.a}"', { target: "/?a=%5B&b=%5B" }, false],
  ['ARGS "@containsWord or"', { target: "/?a=for" }, false],
  ['ARGS "@containsWord or"', { target: "/?a=a%20or" }, true],
  ['ARGS "@validateByteRange 32-126"', { target: "/?a=%01" }, true],
  ['ARGS "@validateUrlEncoding"', { target: "/?a=%25zz" }, true],
  ['ARGS "@validateUtf8Encoding"', { target: "/?a=%C0%AF" }, true],
  ['REMOTE_ADDR "@ipMatch 192.0.2.0/29,::1"', {}, true],
  ['REMOTE_ADDR "@ipMatch 198.51.100.0/24"', {}, false],
  ['ARGS "@detectSQLi"', { target: "/?a=1%27%20or%20%271%27=%271" }, true],
  ['ARGS "@detectXSS"', { target: "/?a=%3Cscript%3E" }, true],
  ['ARGS "@unconditionalMatch"', { target: "/?a" }, true],
  ['ARGS "@noMatch"', { target: "/?a" }, false],
  ['ARGS "@gt 3"', { target: "/?a=4x" }, true],
  ['ARGS "@ge 4"', { target: "/?a=4" }, true],
  ['ARGS "@le 4"', { target: "/?a=5" }, false],
  ['REQUEST_BODY "@contains a=1"', { body: "a=1" }, true],
  ['ARGS "@contains attack"', { target: `/?a=${Buffer.from("this is an attack").toString("base64url")}` }, true],
  ['&ARGS "@eq 1"', { target: `/?a=${Buffer.from("this is an attack").toString("base64url")}` }, true],
]
for (const [rule, sent, matches] of TARGETS)
  test(`SecRule ${rule} on ${JSON.stringify(sent)}`, () => {
    assert.equal(ask(engineOf(`SecRule ${rule} "id:1,phase:2,pass"`), sent).ids.length > 0, matches)
  })

test("transformations, multiMatch and the defaults of a phase", () => {
  const engine = engineOf(
    'SecDefaultAction "phase:2,deny,status:418,log,t:lowercase"',
    `SecRule ARGS "@streq abc" "id:1,phase:2,block"`,
    `SecRule ARGS "@streq %41" "id:2,phase:2,pass,t:none,t:urlDecodeUni,multiMatch"`,
  )
  assert.equal(ask(engine, { target: "/?a=ABC" }).decision?.status, 418)
  assert.deepEqual(ask(engine, { target: "/?a=%2541" }).ids, [2])
})

test("skipAfter, skip and markers", () => {
  const engine = engineOf(
    `SecRule ARGS:go "@streq 1" "id:1,phase:2,pass,nolog,skipAfter:END"`,
    `SecAction "id:2,phase:2,pass"`,
    "SecMarker END",
    `SecRule ARGS:hop "@streq 1" "id:3,phase:2,pass,nolog,skip:1"`,
    `SecAction "id:4,phase:2,pass"`,
    `SecAction "id:5,phase:2,pass"`,
  )
  assert.deepEqual(ask(engine, {}).ids, [2, 4, 5])
  assert.deepEqual(ask(engine, { target: "/?go=1&hop=1" }).ids, [5])
})

test("rules and targets are taken away, before requests and during one", () => {
  const engine = engineOf(
    `SecRule ARGS:off "@streq rule" "id:1,phase:1,pass,nolog,ctl:ruleRemoveById=3"`,
    `SecRule ARGS:off "@streq tag" "id:2,phase:1,pass,nolog,ctl:ruleRemoveTargetByTag=^t/;ARGS:x"`,
    `SecRule ARGS:x "@streq evil" "id:3,phase:2,pass,tag:'t/1'"`,
    `SecRule ARGS "@streq evil" "id:4,phase:2,pass,tag:'t/2'"`,
    `SecRule ARGS "@streq evil" "id:5,phase:2,pass,msg:'gone'"`,
    'SecRuleRemoveByMsg "gone"',
    'SecRuleUpdateTargetById 4 "!ARGS:y"',
    `SecRuleUpdateActionById 4 "deny,status:409"`,
  )
  assert.deepEqual(ask(engine, { target: "/?x=evil" }).ids, [3, 4])
  assert.equal(ask(engine, { target: "/?x=evil" }).decision?.status, 409)
  assert.deepEqual(ask(engine, { target: "/?x=evil&off=rule" }).ids, [4])
  assert.deepEqual(ask(engine, { target: "/?x=evil&off=tag" }).ids, [])
  assert.deepEqual(ask(engine, { target: "/?y=evil" }).ids, [])
})

test("detection only, off, allow and redirect", () => {
  const deny = `SecAction "id:9,phase:2,deny"`
  assert.equal(ask(engineOf("SecRuleEngine DetectionOnly", deny), {}).decision, null)
  assert.deepEqual(ask(engineOf("SecRuleEngine DetectionOnly", deny), {}).ids, [9])
  assert.deepEqual(ask(engineOf("SecRuleEngine Off", deny), {}).ids, [])
  assert.equal(ask(engineOf(`SecAction "id:1,phase:1,allow,nolog"`, deny), {}).decision, null)
  assert.equal(ask(engineOf(`SecAction "id:1,phase:1,allow:phase,nolog"`, deny), {}).decision?.ruleId, 9)
  assert.deepEqual(
    ask(engineOf(`SecAction "id:1,phase:2,redirect:'https://h/%{REMOTE_ADDR}'"`), {}).decision?.location,
    "https://h/192.0.2.7",
  )
  assert.equal(
    ask(engineOf(`SecRule ARGS:a "1" "id:1,phase:1,pass,nolog,ctl:ruleEngine=Off"`, deny), { target: "/?a=1" })
      .decision,
    null,
  )
})

test("the answer's body is looked at, its end decides", () => {
  const engine = engineOf(
    `SecRule RESPONSE_BODY "@contains secret" "id:1,phase:4,deny,status:500"`,
    `SecRule RESPONSE_STATUS "@streq 200" "id:2,phase:3,pass"`,
  )
  assert.equal(ask(engine, { answer: "<p>secret" }).decision?.status, 500)
  assert.deepEqual(ask(engine, { answer: "<p>open" }).ids, [2])
})

test("bounds decide by setting", () => {
  const engine = engineOf("SecRequestBodyNoFilesLimit 4", "SecArgumentsLimit 2")
  assert.deepEqual(ask(engine, { body: "12345" }).decision?.status, 413)
  assert.equal(ask(engine, { body: "1234" }).decision, null)
  assert.equal(ask(engine, { target: "/?a&b&c" }).decision?.status, 400)
  assert.equal(
    ask(engineOf("SecRequestBodyNoFilesLimit 4", "SecRequestBodyLimitAction ProcessPartial"), { body: "12345" })
      .decision,
    null,
  )
})

test("stored collections live on from one request to the next", () => {
  const engine = engineOf(
    `SecAction "id:1,phase:1,pass,nolog,initcol:ip=%{REMOTE_ADDR},setvar:ip.n=+1,expirevar:ip.n=60"`,
    `SecRule IP:n "@ge 3" "id:2,phase:2,deny,status:429"`,
  )
  assert.deepEqual(
    [1, 2, 3].map(() => ask(engine, {}).decision?.status),
    [undefined, undefined, 429],
  )
})

test("settings and paranoia levels are folded away, with the same outcome", () => {
  const rules = [
    `SecRule &TX:level "@eq 0" "id:1,phase:1,pass,nolog,setvar:tx.level=1"`,
    `SecRule TX:level "@lt 2" "id:2,phase:2,pass,nolog,skipAfter:END"`,
    `SecRule ARGS "@streq evil" "id:3,phase:2,pass"`,
    "SecMarker END",
    `SecRule ARGS "@streq evil" "id:4,phase:2,deny"`,
  ]
  const engine = engineOf(...rules)
  assert.deepEqual(
    engine.plan.phases.flatMap((phase) => phase.rules.map((rule) => rule.id)),
    [4],
  )
  assert.deepEqual(ask(engine, { target: "/?a=evil" }).ids, [4])
  const open = engineOf(`SecRule ARGS:l "@streq 2" "id:9,phase:1,pass,nolog,setvar:tx.level=2"`, ...rules)
  assert.deepEqual(ask(open, { target: "/?a=evil&l=2" }).ids, [3, 4])
  assert.deepEqual(ask(open, { target: "/?a=evil" }).ids, [4])
})

test("heads that look at one thing are asked it first, and say what the rule would", () => {
  const engine = engineOf(
    `SecRule ARGS:take "@streq 1" "id:1,phase:1,pass,nolog,ctl:ruleRemoveTargetById=2;REQUEST_HEADERS:x-a"`,
    `SecRule &REQUEST_HEADERS:x-a "@eq 0" "id:2,phase:1,pass"`,
    `SecRule REQUEST_METHOD "!@within GET HEAD" "id:3,phase:1,pass"`,
    `SecRule REQUEST_HEADERS:X-B "!@rx ^[a-z]+$" "id:4,phase:1,pass,t:none,t:lowercase"`,
    `SecRule TX:seen "@ge 1" "id:5,phase:2,pass"`,
    `SecRule ARGS:n "@eq 1" "id:6,phase:1,pass,nolog,setvar:tx.seen=1"`,
    `SecRule &REQUEST_COOKIES:a "@gt 1" "id:7,phase:1,pass"`,
  )
  const ids = (target: string, ...headers: HeaderList) => ask(engine, { target, headers }).ids
  assert.deepEqual(ids("/"), [2])
  assert.deepEqual(ids("/", ["X-A", "1"]), [])
  assert.deepEqual(ids("/?take=1", ["X-A", "1"]), [2])
  assert.deepEqual(ids("/?n=1", ["X-A", "1"], ["X-B", "ABC"]), [5])
  assert.deepEqual(ids("/", ["X-A", "1"], ["X-B", "a"], ["x-b", "1"]), [4])
  // What a cookie hides is not counted.
  assert.deepEqual(ids("/", ["X-A", "1"], ["Cookie", "a=PHNjcmlwdD4gYWxlcnQ="]), [])
  assert.deepEqual(ask(engine, { headers: [["X-A", "1"]], body: "" }).ids, [3])
})

test("a rule whose condition is settled runs without asking it, and does the same", () => {
  const engine = engineOf(
    `SecAction "id:1,phase:1,pass,nolog,setvar:tx.level=1,setvar:tx.words=GET HEAD"`,
    `SecRule ARGS:n "@ge 1" "id:2,phase:1,pass,nolog,setvar:tx.score=+%{matched_var}"`,
    `SecRule TX:level "@ge 1" "id:3,phase:2,pass,nolog,setvar:tx.sum=+%{tx.score}"`,
    `SecRule TX:level "@ge 1" "id:4,phase:2,pass,nolog,setvar:tx.same=%{matched_var}"`,
    `SecRule REQUEST_METHOD "!@within %{tx.words}" "id:5,phase:2,pass"`,
  )
  const { report, ids } = ask(engine, { target: "/?n=7" })
  assert.deepEqual([report.tx("sum"), report.tx("same"), ids], ["7", "1", []])
  assert.deepEqual(ask(engine, { body: "" }).ids, [5])
})

test("phrases beyond ASCII are found", () => {
  const engine = engineOf(`SecRule ARGS "@contains \xc3\x89t\xc3\xa9" "id:1,phase:2,pass"`)
  assert.deepEqual(ask(engine, { target: "/?a=%C3%89t%C3%A9" }).ids, [1])
  assert.deepEqual(ask(engine, { target: "/?a=%C3%A9t%C3%A9" }).ids, [])
})

test("what is kept of a match is cut", () => {
  const { report } = ask(engineOf(`SecRule ARGS "@contains x" "id:1,phase:2,pass,logdata:'%{MATCHED_VAR}'"`), {
    target: `/?${"a=x&".repeat(20)}b=${"x".repeat(5000)}`,
  })
  assert.equal(report.matches[0]?.variables.length, 8)
  assert.equal(report.matches[0]?.logData.length, 512)
})
