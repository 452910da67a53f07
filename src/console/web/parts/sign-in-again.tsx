import { useMutation } from "@tanstack/react-query"
import { api, ask } from "../state/client.ts"
import { useLanguage } from "../state/language.tsx"
import { PROBLEMS } from "../words/problems.ts"

/** Some changes are made only shortly after signing in: leads to the sign-in page and back to this address. */
export const SignInAgain = () => {
  const { t } = useLanguage()
  const signOut = useMutation({
    mutationFn: () => ask(api.session.$delete({})),
    onSuccess: () => window.location.reload(),
  })
  return (
    <button type="button" className="link-button" onClick={() => signOut.mutate()}>
      {t(PROBLEMS.signInAgain)}
    </button>
  )
}
