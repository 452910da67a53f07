import { useState } from "react"
import { Alone } from "../parts/alone.tsx"
import { Asked } from "../parts/asked.tsx"
import { Inside } from "../screens/inside.tsx"
import { MeContext, useSession } from "../state/session.ts"
import { NoAccount } from "./no-account.tsx"
import { SignIn } from "./sign-in.tsx"

/** Lets in whoever is signed in; everybody else sees how to sign in, at whatever address. */
export const Gatehouse = () => {
  const session = useSession()
  const [wasIn, setWasIn] = useState(false)
  if (session.data?.me && !wasIn) setWasIn(true)
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
