import { Button } from "@mantine/core"
import { useMemo } from "react"
import { ANSWER_WORDS } from "../../../../report/words.ts"
import type { AnswerView } from "../../../contract/answers.ts"
import { useLanguage } from "../../state/language.tsx"
import { useChecklist, useCriteria } from "../../state/queries.ts"
import { PAPERS } from "../../words/papers.ts"
import { COMMON } from "../../words/common.ts"
import type { Preview } from "./import-sheet.tsx"

const AnswerWords = ({ answer }: { readonly answer: AnswerView | null }) => {
  const { t } = useLanguage()
  if (answer === null) return <>{t(COMMON.none)}</>
  const state = ANSWER_WORDS[answer.state]
  return (
    <>
      <strong>{state === undefined ? answer.state : t(state)}</strong> {answer.by}
      {answer.text !== undefined && <span className="fine block">{answer.text}</span>}
    </>
  )
}

const Problems = ({ preview }: { readonly preview: Preview }) => {
  const { t } = useLanguage()
  if (preview.problems.length === 0) return null
  return (
    <>
      <h3>{t(PAPERS.problems, { count: preview.problems.length })}</h3>
      <p>{t(PAPERS.problemsSays)}</p>
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(PAPERS.cell)}</th>
            <th scope="col">{t(PAPERS.fault)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.problems.map(({ cell, code, what, todo }) => (
            <tr key={`${cell}${code}${what.ja}`}>
              <th scope="row" className="narrow">
                {cell}
              </th>
              <td>
                {t(what)} {t(todo)} <span className="id">{code}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The words of a question by its id; its id while they are not there. */
const useAsked = (site: string): ((id: string) => string) => {
  const { t } = useLanguage()
  const criteria = useCriteria(site, {})
  const checklist = useChecklist(site)
  const words = useMemo(
    () =>
      new Map([
        ...(criteria.data?.rows ?? []).map(({ id, question }) => [id, question] as const),
        ...(checklist.data?.lines ?? []).map(({ id, text }) => [id, text] as const),
      ]),
    [criteria.data, checklist.data],
  )
  return (id) => {
    const found = words.get(id)
    return found === undefined ? id : t(found)
  }
}

const Changes = ({ site, preview }: { readonly site: string; readonly preview: Preview }) => {
  const { t } = useLanguage()
  const asked = useAsked(site)
  if (preview.changes.length === 0) return <p>{t(PAPERS.noChanges)}</p>
  return (
    <>
      <h3>{t(PAPERS.changes, { count: preview.changes.length })}</h3>
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(PAPERS.question)}</th>
            <th scope="col">{t(PAPERS.before)}</th>
            <th scope="col">{t(PAPERS.after)}</th>
          </tr>
        </thead>
        <tbody>
          {preview.changes.map(({ cell, question, before, after }) => (
            <tr key={cell}>
              <th scope="row">
                {asked(question)}{" "}
                <span className="id">
                  {question} / {cell}
                </span>
              </th>
              <td data-label={t(PAPERS.before)}>
                <AnswerWords answer={before} />
              </td>
              <td data-label={t(PAPERS.after)}>
                <AnswerWords answer={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** What a spreadsheet would change, and what is wrong in it, cell by cell. */
export const ImportPreview = ({
  site,
  preview,
  busy,
  onApply,
}: {
  readonly site: string
  readonly preview: Preview
  readonly busy: boolean
  readonly onApply: (preview: string) => void
}) => {
  const { t } = useLanguage()
  const id = preview.preview
  return (
    <div role="region" aria-label={t(PAPERS.file, { name: preview.file })}>
      <p role="status">
        {t(PAPERS.file, { name: preview.file })} / {t(PAPERS.unchanged, { count: preview.unchanged })}
      </p>
      <Problems preview={preview} />
      <Changes site={site} preview={preview} />
      {id !== null && preview.changes.length > 0 && (
        <Button loading={busy} onClick={() => onApply(id)}>
          {t(PAPERS.apply, { count: preview.changes.length })}
        </Button>
      )}
    </div>
  )
}
