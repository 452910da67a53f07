import { REQUIREMENTS } from "../../guideline/catalogue.ts"
import type { Answer, Observation } from "../../guideline/observation.ts"
import { DAY_MS } from "../../lib/clock.ts"
import { buildDocument } from "../build.ts"
import type { Document } from "../document.ts"
import { sampleDocument } from "../sample.ts"

/** The day of the sample papers: 20 November 2026, noon in Japan. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 20, 3)
/** Texts of the sample that must never stand in a public paper. */
export const SECRETS = ["203.0.113.5", "kanri-x7", "2.4.62", "山田", "scan-2026", "機種の更新", "jquery"] as const

const SEEN_AT = SAMPLE_NOW - DAY_MS
const answer = (criterion: string, more: Partial<Answer> = {}): Answer => ({
  criterion,
  state: "yes",
  by: "山田 花子",
  at: SEEN_AT,
  until: SAMPLE_NOW + 90 * DAY_MS,
  ...more,
})
const observation = (criteria: readonly string[], more: Partial<Observation>): Observation => ({
  criteria,
  by: "web/public-files",
  means: "observed",
  outcome: "none",
  status: "ok",
  vantage: "public",
  observedAt: SEEN_AT,
  validUntil: SAMPLE_NOW + 6 * DAY_MS,
  evidence: [{ kind: "address", where: "https://shop.example.jp/.env", value: "404; nginx/2.4.62" }],
  title: { ja: "公開されたファイル", en: "Readable files" },
  says: { ja: "見せてはいけないファイルは見つかりませんでした。", en: "No file that must stay private was found." },
  ...more,
})

const whole = (id: string): readonly Answer[] =>
  REQUIREMENTS.filter((requirement) => requirement.id === id).flatMap(({ criteria }) =>
    criteria
      .filter(({ means }) => means.includes("answered"))
      .map((criterion) => answer(criterion.id, { evidence: ["scan-2026.pdf"] })),
  )

const ANSWERS: readonly Answer[] = [
  answer("card/1.admin-reach", {
    state: "alternative",
    text: "接続元を限れないため、管理画面の手前にBasic認証を置いています(kanri-x7)。",
    approvedBy: "山田 太郎(代表)",
  }),
  answer("card/1.second-factor", {
    text: "203.0.113.5 からのログインで試しました。",
    evidence: [`2fa.png#sha256=${"0".repeat(64)}`],
  }),
  answer("card/1.lock", { state: "planned", text: "機種の更新とあわせて行います。", until: SAMPLE_NOW + 40 * DAY_MS }),
  answer("card/2.uploads", { state: "provider", link: "https://provider.example.jp/security" }),
  answer("card/3.diagnosis"),
  answer("card/3.injection", { state: "no" }),
  answer("card/3.source-review", { state: "not-applicable", text: "改修を一切していません。" }),
  answer("card/4.anti-virus"),
  answer("card/4.signatures", { state: "planned", text: "", until: SAMPLE_NOW - DAY_MS }),
  answer("card/4.full-scan", { until: SEEN_AT }),
  answer("card/5.three-d-secure"),
  answer("card/login.attempt-limit"),
  answer("card/login.notice-change"),
  ...whole("build/5"),
  ...whole("build/8"),
  ...whole("build/13"),
  answer("build/10.second-factor", { state: "planned", text: "機種の更新", until: SAMPLE_NOW + 40 * DAY_MS }),
]
const OBSERVATIONS: readonly Observation[] = [
  observation(["card/2.public-files", "build/1.public-files"], {}),
  observation(["card/2.directory-listing", "build/1.directory-listing"], {
    status: "not-ok",
    severity: "high",
    outcome: "listed",
    says: { ja: "フォルダの一覧が1か所で見えます。", en: "One folder listing is shown." },
    evidence: [{ kind: "page", where: "https://shop.example.jp/html/upload/", value: "Index of /html/upload" }],
  }),
]

/** The whole catalogue judged for a shop that has answered some of it in every way. For tests alone. */
export const answeredDocument: Document = buildDocument({
  ...sampleDocument,
  requirements: REQUIREMENTS,
  observations: OBSERVATIONS,
  answers: ANSWERS,
  startedAt: SEEN_AT,
  now: SAMPLE_NOW,
})
