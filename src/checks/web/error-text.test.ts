import assert from "node:assert/strict"
import { cases } from "../cases.ts"
import { answer, page, redirect } from "../sample-facts.ts"
import { errorText } from "./error-text.ts"

const shows = (text: string, status = 500) => page("broken", answer({ text, status }))
const SQL = "SQLSTATE[42000]: Syntax error"
const PHP = "<b>Warning</b>:  Undefined variable in <b>/var/www/html/x.php</b> on line <b>3</b>"

cases(errorText, [
  ["an honest 404", { pages: [page("missing", answer({ status: 404, text: "お探しのページはありません" }))] }, "clean"],
  ["a PHP warning", { pages: [shows(PHP, 200)] }, "trace"],
  ["the database's words", { pages: [shows(SQL), shows(PHP)] }, "database"],
  ["a debug page", { pages: [shows(SQL), shows('<div id="sfwdt0a1b2c">')] }, "debug"],
  ["on the top page, too", { pages: [page("top", answer({ text: PHP }))] }, "trace"],
  [
    "in the body of a redirect",
    { pages: [{ ...page("missing"), via: [{ ...redirect("https://shop.example.jp/x", "/"), text: SQL }] }] },
    "database",
    (got) => assert.equal(got.evidence?.[0]?.where, "https://shop.example.jp/x"),
  ],
  ["errors were not seen", { pages: [page("top")] }, "not-provoked"],
])
