import type { FormTag, Page } from "../facts.ts"

const CARD_AUTOCOMPLETE = /^cc-(?:number|csc|exp|exp-month|exp-year|name)$/i
const CARD_NAME =
  /card[-_ ]?(?:no|num|number)|cc[-_]?(?:no|num|number)|\bpan\b|cvv|cvc|security[-_]?code|カード番号|セキュリティコード/i

/** Whether a form asks for a card's number or code. */
export const asksForCard = ({ fields }: FormTag): boolean =>
  fields.some(
    ({ name, id, label, autocomplete }) =>
      CARD_AUTOCOMPLETE.test(autocomplete) || [name, id, label].some((text) => CARD_NAME.test(text.slice(0, 200))),
  )

/** Card forms of the shop's own pages that are sent to a host outside its domain: host and page of each. */
export const cardFormsElsewhere = (
  pages: readonly Page[],
  isOwnHost: (host: string) => boolean,
): readonly { readonly page: string; readonly host: string }[] =>
  pages.flatMap(({ answer, document }) =>
    document.forms.filter(asksForCard).flatMap(({ action }) => {
      if (!URL.canParse(action, answer.url)) return []
      const { hostname, protocol } = new URL(action, answer.url)
      const isWeb = protocol === "https:" || protocol === "http:"
      return isWeb && !isOwnHost(hostname) ? [{ page: answer.url, host: hostname }] : []
    }),
  )
