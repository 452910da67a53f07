import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { detectSqliOperator } from "../operators/detect.ts"
import { hasByte } from "../pattern/byte-set.ts"
import { detectSqli } from "./sqli.ts"
import { detectXss } from "./xss.ts"

/** Among them the open bypasses reported against the usual detector. */
const SQLI = [
  "1234 OR 1=1",
  "-1839' or '1'='1",
  `-1839" or "1"="2`,
  "2010-01-01'+sleep(20.to_i)+'",
  "EmptyValue' and 526=527",
  "foo') UNION ALL select NULL --",
  "foo')waitfor delay'5:0:20'--",
  "JKG' and sleep(12) --",
  "/path/to/file/unitests.txt') UNION ALL select NULL --",
  `1'||(select extractvalue(xmltype('<?xml version="1.1" encoding="UTF-8"?>`,
  "sleep(20)",
  `unittests@coreruleset.org" sleep(10.to_i) "`,
  `" | type %SystemDrive%\\\\config.ini | "`,
  `"unittests@coreruleset.org"')) and (select*from(select(sleep(5)))x) --`,
  "/post/EmptyValue' and 526=527",
  "/post/*/*/2 union all/bar",
  "/post/foo/24'union all select 1,2,3 from aa",
  "SELECT-id-1.FROM`test`",
  "0); show warnings; set @q=0x53454c45435420534c454550283129; prepare stmt from @q; execute stmt;#",
  "'-sqlite_version() UNION SELECT password FROM users- --",
  ")-sleep(9999",
  "1337) INTO OUTFILE 'xxx'--",
  "123);DROP TABLE users--",
  ") OR (SELECT password FROM users",
  "*/UNION SELECT password FROM users--",
  "' OR 1=1;' ",
  "1 RLIKE (SELECT * FROM (SELECT(SLEEP(5)))FsPL)",
  "[1337 INTO OUTFILE 'xxx'--]",
  "' + 1<@. union select 1,2,login from users limit 1 -- 1",
  "or 1<@. or 1=1#",
  "admin'--",
  "admin' #",
  "') or ('a'='a",
  "1' or '1",
  "1 and 1=1",
  "1 order by 10",
  "1) and (1=1",
  "' or 1 --",
  "x' AND email IS NULL; --",
  "1;drop table users",
  "' having 1=1--",
  "1 or pg_sleep(5)--",
  "1*1--",
  "1;SELECT pg_sleep(5)",
  "1 AND (SELECT 1 FROM users)=1",
  "'=0--+",
  "' group by userid having 1=1--",
  "1 AND ASCII(LOWER(SUBSTRING((SELECT TOP 1 name FROM sysobjects), 1, 1))) > 116",
  "';exec master..xp_cmdshell 'ping 10.10.1.2'--",
  "1/**/union/**/select/**/1,2",
  "1 /*!50000union*/ /*!50000select*/ 1,2,3",
  "'||'6",
  "1 or true",
  "foo' or 1=1 or ''='",
  "' or ''-'",
  "' or '' '",
  `" or ""^"`,
  "admin' or '",
  "or true--",
  "or 1#",
  " having 1=1--",
  " group by userid having 1=1--",
  "' (select top 1 name from users",
  "SELECT\\NFROM`test`",
  "||(elt(-3+5,bin(15),ord(10)))",
  "or isNULL(1/0) /*",
  "1 AND JSON_KEYS((SELECT CONVERT((SELECT CONCAT(0x71,(SELECT (ELT(1=1,1))),0x71)) USING utf8)))",
  "1')) PROCEDURE ANALYSE(EXTRACTVALUE(9414,CONCAT(0x5c,0x71)),1) AND (('L'='L",
  "or 1.<@ union select 1,version()#",
  "or '(' or 1=1#",
  "9999 or {`if`(2=(select 2 from wp_users where user_login='admin'))}",
  "; delete from users where id=1",
  "1; create table t(a int)",
  "1; grant all on db to x",
  "1 procedure analyse()-- ",
  "a' procedure analyse()#",
  "1 || 20=20 -- ",
]

/** Among them its reported false alarms. */
const NO_SQLI = [
  "O'Brien",
  "It's Tom's",
  "rock 'n' roll",
  `5" x 7" photo`,
  "12' * 8' board",
  `I have read and agree to the <a href="/privacy-policy/">privacy policy</a>`,
  "TEST 0001 - (09/07/2025)",
  "12345=12345||12345",
  "12345||12345||12345",
  "12345+12345||12345",
  "006--u-m4YIaIyga-cq8yK",
  "a!@#",
  "cos(accckt)",
  "/foo/(foobar)/index.php",
  "bunting-(epson-10-color-quality-print)/",
  "Color (select one)",
  "select a color from the list",
  "please select one or more items; update me",
  "Union Square and Select Hotel",
  "/post/foo/9'union all/bar",
  "/post/foo/24 union all select 1,2,3 from aa/bar",
  "1-2-3 Jingumae",
  "Apt #5",
  "red and blue",
  "5 or 6",
  "10 or more",
  "2 and 3 = 5 people",
  "order by phone",
  "drop the table at the door; thanks",
  'He said "and" to me',
  `class="a" id="b"`,
  "black & white",
  "rock & roll -- the best",
  "delete from my cart",
  "I'd like 2 or 3 of them; they're great!",
  "It's 5' or 6' tall",
  "M&M's -- 3 bags",
  "size=10 and color=red",
  "100% cotton; wash & dry",
  "don't use 'or' here",
  "who's on first? what's on second?",
  "call me (after 5) or text",
  "insert coin",
  "create an account",
  "'quoted text'",
  "I said 'hello' and she said 'bye'",
  "(1+2)*3=9",
  "<p class='a'>it's</p>",
  "a' b",
  "3-5-1 #201",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0",
  "_ga=GA1.2.3.4; x",
  "C'est l'ete - d'accord, n'est-ce pas?",
  "user's guide, version 2; section 3",
  "if (a = b) then",
  "!@#",
  "pass!@#word",
  "Toronto, ON, Canada - (YYZ)",
  "1406~G~(P)~somedata",
  "(1)-x",
  "x|x||1",
  "image/*;q=0.8",
  "x/*",
  "union was a great select",
  "D'or 1st parfume",
  "1) a-b=c",
  "john+or@var.es",
  "DEAR FINN,--I think it would do; copy should reach us second post",
  "The Senora found herself a heroine; more than that, she became aware",
  "exec noun",
  "Take a left (1 mile)",
  "delete from wishlist please",
  "create table runner 40x120",
  "alter the hem; drop shoulder style",
  "grant access to my account",
  "having trouble with checkout",
  "'red' or 'blue'",
  '3/8" and 5/8", or case<red>',
  'Size: 12"; color: red',
  "What's 'order history'?",
  "2 or 3 pcs -- 1 or 2 is fine",
  "C:\\New folder\\select",
]

const XSS = [
  "<script>alert(1)</script>",
  "<ScRiPt >alert(1)</ScRiPt>",
  "www.github.com<script><img><iframe>",
  `/get/"onmouseover='prompt(document.cookie)'"`,
  "/get/index.php/<svg/onload=alert()",
  "<xss onbeforehellfreezes=aler%77(1)>",
  "<img src=x onerror=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href='java\tscript:alert(1)'>",
  '" onfocus=alert(1) autofocus "',
  "' onclick='alert(1)",
  "x onerror=alert(1)",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "<iframe src=//evil>",
  "<div style='width:expression(alert(1))'>",
  "</script><script>alert(1)",
  "<body onload=alert(1)>",
  '<x:script xmlns:x="http://www.w3.org/1999/xhtml" src="data:,alert(1)" />',
  "<!--[if IE]><b>",
  '<img src="data:text/html;base64,xx">',
  "<form action=javascript:alert(1)>",
  "<button formaction=javascript:alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<math><mtext>",
  "<a href=&#106;avascript:alert(1)>",
  '"><img src=x onerror=prompt()>',
  "javascript: alert(1)",
  "javascript:\xef\xbb\xbfalert(XSS)",
  "javascript:void`1`",
  `<svg onload=(alert)(1) >`,
  "<a b=<a b=".repeat(3000),
]

const NO_XSS = [
  "a < b and b > c",
  "<3 love it",
  "<b>bold</b>",
  '<p style="color:red">x</p>',
  '<a href="https://example.jp/">x</a>',
  '<img src="/a.png" alt="x">',
  "1 < 2",
  "x = y",
  "online=1",
  "on sale = yes",
  "<br><br/>",
  "<ul><li>a</li></ul>",
  "price <= 1000 yen",
  "(^o^)<hello",
  'https://example.jp/?a=b&c="d"',
  "on the way = good",
  'He said "on = off"',
  "<table border=1><tr><td>",
  "from=tokyo to=osaka",
  "data: 1",
  "style=casual",
  "Java script: the book",
  "<株式会社>",
  "<info@example.jp>",
  "Tanaka <tanaka@example.jp>",
  'action=search&word="onion"',
  "icon=a.png",
  "condition=new",
  "donation = 5",
  "JavaScript: Basics of JavaScript Language",
  Buffer.from("JavaScript:入門 第3版").toString("latin1"),
  "Javascript: The Good Parts",
  'filter=in(labels.name,"test")',
  "Bp5TvJc0Anl onZWXteReQ==",
  "/ppfx/oNS-r3VlTC67VwnnCfx1wAd1jDbbMTSfeXRcovqQe67gIMHc8vr_T66y_0QA1rCquQ?a=V2Vidmlldw",
  '<img src="/upload/save_image/1.jpg" alt="x" width="300">',
  '<div style="text-align:center;background:#fff"><span style="color:red">x</span></div>',
  "<p>x</p>".repeat(8000),
]

for (const value of SQLI)
  test(`changes a statement: ${value}`, () => {
    assert.notEqual(detectSqli(value), null)
  })

for (const value of NO_SQLI)
  test(`changes no statement: ${value}`, () => {
    assert.equal(detectSqli(value), null)
  })

for (const value of XSS)
  test(`starts script: ${value}`, () => {
    assert.equal(detectXss(value), true)
  })

for (const value of NO_XSS)
  test(`starts no script: ${value}`, () => {
    assert.equal(detectXss(value), false)
  })

const pieces = [
  "'",
  '"',
  "`",
  "<",
  ">",
  "=",
  "a",
  "<a ",
  "on",
  "select",
  "union",
  "(",
  ")",
  ";",
  "/*",
  "*/",
  "--",
  "#",
  "\\",
  " ",
  "1",
  "or",
  "@",
  "<!--",
  "&",
]

test("whatever the value, both answer, and long values of one piece soon", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const value = parts.join("")
      assert.ok(detectSqli(value) === null || typeof detectSqli(value) === "string")
      assert.equal(typeof detectXss(value), "boolean")
    }),
    { numRuns: 1000 },
  )
  for (const piece of [...pieces, "<a b=", '<a b="', "' or ", "((", "select(", "/*'"]) {
    const value = piece.repeat(Math.floor(60_000 / piece.length))
    detectSqli(value)
    assert.equal(typeof detectXss(value), "boolean")
  }
})

test("what is found meets every clause of its operator, so that the prefilter hides nothing", () => {
  const clauses = detectSqliOperator.compile("", { data: () => null }).clauses
  let found = 0
  const check = (value: string): void => {
    if (detectSqli(value) === null) return
    found++
    const lower = value.toLowerCase()
    for (const { texts, bytes } of clauses)
      assert.ok(
        texts.some((text) => lower.includes(text)) || [...lower].some((one) => hasByte(bytes, one.charCodeAt(0) & 255)),
        value,
      )
  }
  for (const value of SQLI) check(value)
  const piece = fc.constantFrom(...SQLI.flatMap((value) => value.split(/\b/)))
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => check(pieces.join(""))))
  assert.ok(found > SQLI.length)
})
