import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { REQUIREMENTS } from "../src/guideline/catalogue.ts"

/** `npm run new -- check web/hsts build/9.hsts`: writes a check with its test and words, and registers it. */
const [kind, id = "", criterion = ""] = process.argv.slice(2)

const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}

if (kind !== "check" || !/^(web|domain)\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  fail("usage: npm run new -- check web/NAME CRITERION   (kebab-case, a noun or a question; web or domain)")
const known = REQUIREMENTS.flatMap((one) => one.criteria.map((each) => each.id))
if (!known.includes(criterion)) fail(`there is no criterion '${criterion}'; see docs/coverage.md`)

const name = (id.split("/")[1] ?? "").replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const file = `src/checks/${id}.ts`
if (existsSync(file)) fail(`${file} is already there`)

writeFileSync(
  file,
  `import { defineCheck } from "../check.ts"

/** What it judges, by which facts, and where the line is. */
export const ${name} = defineCheck({
  id: "${id}",
  criteria: ["${criterion}"],
  needs: ["pages"],
  title: { ja: "見出し", en: "Title" },
  outcomes: {
    fine: { status: "ok", says: { ja: "問題は見つかりませんでした。", en: "Nothing wrong was found." } },
    missing: { status: "not-ok", severity: "medium", says: { ja: "ありません。", en: "It is missing." } },
  },
  remedy: { ja: "具体的な手順を書いてください。", en: "Write concrete steps." },
  judge({ pages }) {
    const [top] = pages
    if (top) return { outcome: "fine", evidence: [{ kind: "page", where: top.answer.url, value: top.document.title }] }
    return { outcome: "missing", evidence: [{ kind: "page", where: "/", value: "" }] }
  },
})
`,
)
writeFileSync(
  `src/checks/${id}.test.ts`,
  `import { cases } from "../cases.ts"
import { page } from "../sample-facts.ts"
import { ${name} } from "./${id.split("/")[1]}.ts"

cases(${name}, [
  ["a page is there", { pages: [page("top")] }, "fine"],
  ["no page", { pages: [] }, "missing"],
])
`,
)
const registry = "src/checks/registry.ts"
const before = readFileSync(registry, "utf8")
const after = before
  .replace(/(import type)/, `import { ${name} } from "./${id}.ts"\n$1`)
  .replace(/\n\]\s*$/, `\n  ${name},\n]\n`)
if (after.split(name).length !== 3) fail(`add ${name} to ${registry} by hand`)
writeFileSync(registry, after)
console.log(
  `written: ${file}, its test, and a line in ${registry}. Now write the judgement, the words and the rows of the table.`,
)
