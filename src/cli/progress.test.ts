import assert from "node:assert/strict"
import { test } from "node:test"
import { progressBar } from "./progress.ts"

const written = (errIsTerminal: boolean): string => {
  let all = ""
  const bar = progressBar({ err: (text) => void (all += text), errIsTerminal, columns: 80 })
  bar.step(0, "はじめ")
  bar.step(0.5, "なかば")
  bar.step(0.5, "なかば")
  bar.step(7, "おわり")
  bar.end()
  return all
}

test("elsewhere than on a terminal: plain lines, none twice", () => {
  assert.equal(written(false), "  0 % はじめ\n 50 % なかば\n700 % おわり\n".replace("700", "100"))
})

test("on a terminal: one bar redrawn, and wiped at the end", () => {
  const all = written(true)
  assert.doesNotMatch(all, /\n/)
  assert.match(all, /█{12}░{12} なかば/)
  assert.match(all, /█{24} おわり/)
  assert.ok(all.endsWith("\r\u001b[2K"))
})
