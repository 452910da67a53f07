import { useEffect, useState } from "react"
import { Alone } from "../parts/alone.tsx"
import { Asked } from "../parts/asked.tsx"
import { Inside } from "../screens/inside.tsx"
import { drafts } from "../state/drafts.ts"
import { MeContext, useSession } from "../state/session.ts"
import { NoAccount } from "./no-account.tsx"
import { SignIn } from "./sign-in.tsx"

/** Lets in whoever is signed in; everybody else sees how to sign in, at whatever address. */
export const Gatehouse = () => {
  const session = useSession()
  const [wasIn, setWasIn] = useState(false)
  const person = session.data?.me?.id
  if (person !== undefined && !wasIn) setWasIn(true)
  useEffect(() => {
    if (person !== undefined) drafts.onlyOf(person)
  }, [person])
  if (session.data === undefined)
    return (
      <Alone>
        <Asked query={session}>{() => null}</Asked>
      </Alone>
    )
  const { me, state, passkeysPossible } = session.data
  if (me !== null)
    return (
      <MeContext value={me}>
        <Inside />
      </MeContext>
    )
  if (state === "no-account") return <NoAccount />
  return <SignIn passkeysPossible={passkeysPossible} ended={wasIn} />
}
