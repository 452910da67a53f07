import { renderHtml } from "../html/page.ts"
import { renderMarkdown } from "../markdown.ts"
import { acquirerHtml } from "./acquirer.ts"
import { acquirerMarkdown } from "./acquirer-markdown.ts"
import { contractorHtml } from "./contractor.ts"
import { contractorMarkdown } from "./contractor-markdown.ts"
import { ownerHtml, ownerMarkdown } from "./owner.ts"
import { publicHtml, publicMarkdown } from "./public.ts"
import type { Paper } from "./shape.ts"

/** For whom a paper is made. */
export const AUDIENCES = ["owner", "practitioner", "contractor", "acquirer", "public"] as const
export type Audience = (typeof AUDIENCES)[number]

/** Each reader's paper. The practitioner's holds everything and is the one that is made when nobody is named. */
export const PAPERS_FOR: Readonly<Record<Audience, Paper>> = {
  owner: { html: ownerHtml, md: ownerMarkdown },
  practitioner: { html: renderHtml, md: (document, { language }) => renderMarkdown(document, language) },
  contractor: { html: contractorHtml, md: contractorMarkdown },
  acquirer: { html: acquirerHtml, md: acquirerMarkdown },
  public: { html: publicHtml, md: publicMarkdown },
}
