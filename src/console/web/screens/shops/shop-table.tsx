import { Link } from "wouter"
import { SEVERITY_WORDS, SITE_WORDS } from "../../../../report/words.ts"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Refused } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { dayOf } from "../../state/time.ts"
import { COMMON } from "../../words/common.ts"
import { SHOPS } from "../../words/shops.ts"
import type { SiteRow } from "../use-shop-here.ts"

const Numbers = ({ site }: { readonly site: SiteRow }) => {
  const { t } = useLanguage()
  const { unmet, partly, unknown, met } = site.counts.must
  const { critical, high, medium, low } = site.findings
  const found = (["critical", "high", "medium", "low"] as const).filter((severity) => site.findings[severity] > 0)
  return (
    <>
      <td data-label={t(SHOPS.must)}>{t(SHOPS.mustSays, { unmet: unmet + partly, unknown, met })}</td>
      <td data-label={t(SHOPS.findings)}>
        <span className={critical + high > 0 ? "number alarm" : "number"}>{critical + high + medium + low}</span>
        {found.map((severity) => (
          <span key={severity} className="fine block">
            {t(SEVERITY_WORDS[severity])} {site.findings[severity]}
          </span>
        ))}
      </td>
      <td className="number" data-label={t(SHOPS.awaiting)}>
        {site.awaiting}
      </td>
      <td className="number" data-label={t(SHOPS.overdue)}>
        {site.overdue}
      </td>
      <td className="number" data-label={t(SHOPS.expiring)}>
        {site.expiring}
      </td>
    </>
  )
}

export const ShopTable = ({ sites }: { readonly sites: readonly SiteRow[] }) => {
  const { t, language } = useLanguage()
  const heads = [SHOPS.shop, SHOPS.must, SHOPS.findings, SHOPS.awaiting, SHOPS.overdue, SHOPS.expiring, SHOPS.lastLook]
  return (
    <table className="fold">
      <caption className="visually-hidden">{t(SHOPS.title)}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.en} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => {
          const state = SITE_WORDS[site.state]
          return (
            <tr key={site.id}>
              <th scope="row">
                <Link href={`/sites/${site.id}`}>{site.name}</Link>{" "}
                {site.sample && <span className="tag tag-sample">{t(COMMON.sampleMark)}</span>}{" "}
                {state !== undefined && <span className="tag">{t(state)}</span>}
              </th>
              {site.damaged === null ? (
                <>
                  <Numbers site={site} />
                  <td className="when" data-label={t(SHOPS.lastLook)}>
                    {site.lastLookAt === null ? t(SHOPS.never) : dayOf(site.lastLookAt, language)}
                  </td>
                </>
              ) : (
                <td colSpan={heads.length - 1}>
                  <ProblemNote error={new Refused(0, site.damaged)} />
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
