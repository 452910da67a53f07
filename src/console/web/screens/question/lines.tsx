import { Link } from "wouter"
import { ANSWER_WORDS } from "../../../../report/words.ts"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { questionPath } from "../../state/paths.ts"
import { ANSWER, QUESTION } from "../../words/answer.ts"
import type { Line } from "./types.ts"

/** The lines of the 47 that stand behind a class of build/1. */
export const Lines = ({ site, lines }: { readonly site: string; readonly lines: readonly Line[] }) => {
  const { t } = useLanguage()
  if (lines.length === 0) return null
  return (
    <Sheet title={t(QUESTION.lines)}>
      <ul className="plain">
        {lines.map((line) => {
          const said = line.answer === null ? undefined : ANSWER_WORDS[line.answer.state]
          return (
            <li key={line.id}>
              <Link href={questionPath(site, line.id)}>{t(line.text)}</Link> <span className="id">{line.id}</span>{" "}
              <strong>{t(said ?? ANSWER.notYet)}</strong>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
