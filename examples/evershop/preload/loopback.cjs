// EverShop has no setting for the address it listens on and takes every one. The demo shop must be seen by this
// machine only, so whatever this process listens on is moved to 127.0.0.1.
"use strict"

const net = require("node:net")

const LOOPBACK = "127.0.0.1"
const listen = net.Server.prototype.listen

net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, ...rest] = args
  if (typeof first === "object" && first !== null) {
    const options = "port" in first ? { ...first, host: LOOPBACK } : first
    return listen.call(this, options, ...rest)
  }
  const port = Number(first)
  if (!Number.isInteger(port)) return listen.apply(this, args)
  return listen.call(this, { port, host: LOOPBACK }, ...rest.filter((value) => typeof value === "function"))
}
