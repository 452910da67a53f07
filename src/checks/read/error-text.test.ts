import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { errorTextsIn, type ErrorKind } from "./error-text.ts"

const TELLING: readonly (readonly [of: string, kind: ErrorKind, body: string])[] = [
  [
    "php",
    "trace",
    '<br />\n<b>Warning</b>:  Undefined array key "id" in <b>/var/www/html/detail.php</b> on line <b>41</b><br />',
  ],
  ["php", "trace", "PHP Fatal error: Uncaught Error: x in C:\\xampp\\htdocs\\index.php on line 3"],
  ["php", "trace", "PDOException: no\nStack trace:\n#0 /var/www/html/data/class/SC_Query.php(512): MDB2->query()"],
  ["java", "trace", "java.lang.IllegalStateException\n\tat jp.example.shop.CartAction.execute(CartAction.java:88)"],
  ["java", "trace", "<pre>at org.apache.catalina.core.StandardWrapper.allocate(Unknown Source)</pre>"],
  [
    "node",
    "trace",
    "<pre>Error: no<br> &nbsp; &nbsp;at Layer.handle [as handle_request] (/srv/shop/node_modules/express/lib/router/layer.js:95:5)</pre>",
  ],
  ["node", "trace", "    at file:///srv/shop/dist/server.mjs:12:7"],
  ["node", "trace", "    at async Server.onRequest (node:internal/process/task_queues:95:5)"],
  ["python", "trace", 'Traceback (most recent call last):\n  File "/srv/shop/app.py", line 12, in view'],
  ["python", "trace", "Traceback (most recent call last):<br>File &quot;/srv/shop/app.py&quot;, line 12"],
  ["ruby", "trace", "/srv/shop/app/models/cart.rb:12:in `add'"],
  ["dotnet", "trace", "at Shop.Cart.Add(Int32 id) in D:\\web\\Shop\\Cart.cs:line 40"],
  ["go", "trace", "goroutine 1 [running]:"],
  ["smarty", "trace", 'Syntax error in template "file:/srv/shop/cart.tpl" on line 3'],
  ["laravel", "debug", "<script>window.ignite({})</script>"],
  ["symfony", "debug", '<div id="sfwdt3f9a1c" class="sf-toolbar sf-display-none"></div>'],
  ["whoops", "debug", '<div class="Whoops container">'],
  ["django", "debug", "You're seeing this error because you have <code>DEBUG = True</code>"],
  ["werkzeug", "debug", "<title>KeyError: 'id' // Werkzeug Debugger</title>"],
  ["rails", "debug", "<title>Action Controller: Exception caught</title>"],
  ["aspnet", "debug", "<h1>Server Error in '/' Application.</h1> … <b>Stack Trace:</b>"],
  ["aspnet", "debug", "Server Error in '/shop' Application. スタック トレース:"],
  [
    "mysql",
    "database",
    "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version",
  ],
  ["mysql", "database", "mysql_fetch_array() expects parameter 1 to be resource"],
  ["mysql", "database", "com.mysql.cj.jdbc.exceptions.CommunicationsException"],
  ["sql", "database", "SQLSTATE[42S02]: Base table or view not found"],
  ["wordpress", "database", "<strong>WordPress データベースエラー:</strong> [Table 'shop.wp_x' doesn't exist]"],
  ["oracle", "database", "ORA-01756: quoted string not properly terminated"],
  ["postgresql", "database", "pg_query(): Query failed: ERROR: syntax error at or near"],
  ["postgresql", "database", "PG::UndefinedTable: ERROR"],
  ["mssql", "database", "Unclosed quotation mark after the character string 'x'."],
  ["sqlite", "database", "sqlite3.OperationalError: no such table: item"],
  ["doctrine", "database", "An exception occurred while executing a query: SELECT"],
]
for (const [of, kind, body] of TELLING)
  test(`error text of ${of}: ${body.replaceAll("\n", " ").slice(0, 50)}`, () => {
    const found = errorTextsIn(`<html><body>${body}</body></html>`)
    assert.deepEqual(
      found.map((one) => [one.kind, one.of]).filter(([one]) => one === kind),
      [[kind, of]],
    )
  })

const HONEST = [
  "お探しのページは見つかりません。エラーコード 404",
  "システムエラーが発生しました。大変お手数ですが、サイト管理者までご連絡ください。",
  "Warning: this product contains nuts. Made in /Italy/ on line 3 of our kitchen",
  "Notice: we are closed on Monday in Osaka",
  "Whoops, looks like something went wrong.",
  "書籍『実践SQL入門』 SQL syntax, ORA-エラーの読み方, Traceback の見方",
  "Meet us at Shop.Cart (Ginza) at 10:30:00",
  "at https://cdn.example.jp/js/app.js?v=1:2:3",
  '<div class="ignition-coil" id="web-console">Fatal error の対処</div>',
  "Internal Server Error",
  "Server Error in our Application. 再度お試しください",
  "mysqldump のバックアップ講座、PDO::ATTR_ERRMODE の使い方",
]
for (const body of HONEST)
  test(`no error text: ${body.slice(0, 50)}`, () =>
    assert.deepEqual(errorTextsIn(`<html><body>${body}</body></html>`), []))

test("error text: the first of each kind, and what stands in quotes is taken out", () => {
  const found = errorTextsIn(
    "SQLSTATE[HY000] SQLSTATE[42000]\nWarning: connect('db','shop','hunter2') failed in /srv/x.php on line 3",
  )
  assert.deepEqual(found.map(({ kind }) => kind).toSorted(), ["database", "trace"])
  assert.doesNotMatch(found.map(({ text }) => text).join(" "), /hunter2/)
})

test("error text: what lies past the bound is not looked at", () => {
  assert.deepEqual(errorTextsIn(`${" ".repeat(512 * 1024)}SQLSTATE[42000]`), [])
})

const PIECES = [
  "at ",
  "a.",
  "Warning: ",
  " in /",
  "/x.rb",
  'File "',
  "Traceback (most recent call last):",
  "/",
  "(",
  "Server Error in '/' Application.",
  "x",
  "[",
  "at A(",
  "#0 /",
  "\n",
  "mysql_",
  "at a.",
  "(/",
]
test("error text: half a mebibyte of any repeated shape is read to the end", { timeout: 60_000 }, () => {
  for (const piece of PIECES) {
    const found = errorTextsIn(piece.repeat(Math.ceil((512 * 1024) / piece.length)))
    assert.equal(new Set(found.map(({ kind }) => kind)).size, found.length, piece)
  }
})
test("error text: any text gives at most one of each kind, short", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 60 }), (parts) => {
      const found = errorTextsIn(parts.join(""))
      assert.equal(new Set(found.map(({ kind }) => kind)).size, found.length)
      for (const { text } of found) assert.ok(text.length <= 200)
    }),
  )
})
