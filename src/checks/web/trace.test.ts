import { cases } from "../cases.ts"
import { answer, fault, methods } from "../sample-facts.ts"
import { trace } from "./trace.ts"

const of = (status: number, text = "", type = "text/html") => ({
  methods: methods({ trace: answer({ method: "TRACE", status, text, headers: { "content-type": type } }) }),
})

cases(trace, [
  ["405", of(405), "refused"],
  ["a redirect", of(301), "refused"],
  ["the shop's page for any method", of(200, "<html>TRACE / HTTP/1.1"), "not-echoed"],
  ["204", of(204), "not-echoed"],
  ["echoed by type", of(200, "", "message/http"), "echoed"],
  ["echoed by text", of(200, "TRACE / HTTP/1.1\r\nHost: shop.example.jp", "text/plain"), "echoed"],
  ["an error that quotes the request", of(400, "TRACE / HTTP/1.1"), "refused"],
  ["no answer", { methods: methods({ trace: fault() }) }, "no-answer"],
])
