import { Link, useSearchParams } from "wouter"
import { Asked } from "../../parts/asked.tsx"
import { PageTitle } from "../../parts/page-title.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useQuestion } from "../../state/queries.ts"
import { QUESTION } from "../../words/answer.ts"
import { NotFound } from "../not-found.tsx"
import { QuestionDetail } from "./question-detail.tsx"

const Page = ({ site, id }: { readonly site: string; readonly id: string }) => {
  const { t } = useLanguage()
  const question = useQuestion(site, id)
  const asked = question.data
  return (
    <>
      <PageTitle title={asked === undefined ? t(QUESTION.title) : t(asked.line?.text ?? asked.row.question)} />
      <p className="no-print">
        <Link href={`/sites/${site}/list`}>{t(QUESTION.backToList)}</Link>
      </p>
      <Asked query={question}>{(data) => <QuestionDetail site={site} id={id} detail={data} />}</Asked>
    </>
  )
}

/** One question, whole: verdict, evidence, remedy, answer, history. */
export const QuestionPage = ({ site }: { readonly site: string }) => {
  const [search] = useSearchParams()
  const id = search.get("id")
  return id === null ? <NotFound /> : <Page key={id} site={site} id={id} />
}
