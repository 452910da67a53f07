import { Refused } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { PROBLEMS } from "../words/problems.ts"
import { SignInAgain } from "./sign-in-again.tsx"

/** What went wrong and what to do, read out at once. */
export const ProblemNote = ({ error }: { readonly error: unknown }) => {
  const { t } = useLanguage()
  if (error === null || error === undefined) return null
  const problem = error instanceof Refused ? error.problem : null
  return (
    <div className="note wrong" role="alert">
      <p>
        <strong>{t(problem?.what ?? PROBLEMS.unexpected)}</strong>
      </p>
      <p>{t(problem?.todo ?? PROBLEMS.loadAgain)}</p>
      {problem?.retryAfterSeconds !== undefined && (
        <p>{t(PROBLEMS.retryAfter, { seconds: problem.retryAfterSeconds })}</p>
      )}
      {problem?.code === "CONSOLE_SIGN_IN_AGAIN" && <SignInAgain />}
      {problem !== null && <p className="note-code">{problem.code}</p>}
    </div>
  )
}
