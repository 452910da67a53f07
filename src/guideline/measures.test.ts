import assert from "node:assert/strict"
import { test } from "node:test"
import { cardLogin } from "./card/card-login.ts"
import { LOG_IN_MEASURES, measureSlug, slugsOfScene } from "./measures.ts"
import { SCENES, type Scene } from "./requirement.ts"

const letters = (scene: Scene): string =>
  LOG_IN_MEASURES.filter((measure) => measure.scenes.includes(scene))
    .map((measure) => measure.letter)
    .join("")

test("seven measures a to g, each in the scenes that it can serve", () => {
  assert.equal(LOG_IN_MEASURES.map((measure) => measure.letter).join(""), "abcdefg")
  assert.equal(letters("registration"), "abcfg")
  assert.equal(letters("log-in"), "abdefg")
  assert.equal(letters("change"), "bef")
})

test("each measure has one criterion in each of its scenes; card/login joins them by scene", () => {
  const wanted = LOG_IN_MEASURES.flatMap((measure) => measure.scenes.map((scene) => measureSlug(measure, scene)))
  assert.deepEqual(
    cardLogin.criteria.map((criterion) => criterion.id),
    ["no-members"].concat(wanted).map((slug) => `card/login.${slug}`),
  )
  assert.deepEqual(SCENES.flatMap((scene) => slugsOfScene(scene)).toSorted(), wanted.toSorted())
  const perScene = cardLogin.group?.kind === "any" ? cardLogin.group.of[1] : undefined
  assert.ok(typeof perScene === "object" && perScene.kind === "per-scene")
  for (const scene of SCENES)
    assert.deepEqual(perScene.scenes[scene], {
      kind: "any",
      of: slugsOfScene(scene).map((slug) => `card/login.${slug}`),
    })
})

test("a question says in which scene it is asked", () => {
  const said = (slug: string): string | undefined =>
    cardLogin.criteria.find((criterion) => criterion.id === `card/login.${slug}`)?.question.ja
  assert.match(said("notice") ?? "", /^ログインのとき、/)
  assert.match(said("notice-change") ?? "", /^会員情報を変更するとき、/)
  assert.match(said("registration-data") ?? "", /^会員登録のとき、/)
})
