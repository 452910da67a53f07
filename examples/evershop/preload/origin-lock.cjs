// What a web server's configuration does at a real shop (`sekisho up --plan` prints it): once the file named by
// SEKISHO_DEMO_ORIGIN_SECRET is there, whoever does not show the secret in it is refused. So the demo can show a shop
// before and after its gate without a web server of its own.
"use strict"

const fs = require("node:fs")
const http = require("node:http")
const { timingSafeEqual } = require("node:crypto")

const HEADER = "x-sekisho-origin"
const emit = http.Server.prototype.emit

const secretIn = (file) => {
  try {
    return fs.readFileSync(file, "utf8").trim()
  } catch {
    return null
  }
}

const shows = (request, secret) => {
  const [own, shown] = [Buffer.from(secret), Buffer.from(String(request.headers[HEADER] ?? ""))]
  return own.length === shown.length && timingSafeEqual(own, shown)
}

const refused = (request) => {
  const file = process.env.SEKISHO_DEMO_ORIGIN_SECRET
  const secret = file ? secretIn(file) : null
  return secret !== null && !shows(request, secret)
}

http.Server.prototype.emit = function emitUnlessLocked(event, request, response, ...rest) {
  if (event === "request" && refused(request)) {
    response.writeHead(403, { "content-type": "text/plain", connection: "close" }).end("closed\n")
    return true
  }
  // A WebSocket has no business at this shop, and must not be a way round the lock.
  if (event === "upgrade" && refused(request)) {
    response.destroy()
    return true
  }
  return emit.call(this, event, request, response, ...rest)
}
