import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser"
import { Refused } from "../state/client.ts"
import { SIGN_IN } from "../words/sign-in.ts"
import { PROBLEMS } from "../words/problems.ts"

type Ceremony = Readonly<Record<string, unknown>>

// The server's library made these options for the browser's library; the contract carries them unread.
export const passkeyOptions = (options: Ceremony): PublicKeyCredentialRequestOptionsJSON =>
  options as unknown as PublicKeyCredentialRequestOptionsJSON
export const newPasskeyOptions = (options: Ceremony): PublicKeyCredentialCreationOptionsJSON =>
  options as unknown as PublicKeyCredentialCreationOptionsJSON

/** The browser, or the person before it, said no. */
export const refusedByBrowser = (): never => {
  throw new Refused(0, {
    code: "PASSKEY_NOT_GIVEN",
    what: SIGN_IN.passkeyFailed,
    todo: PROBLEMS.passkeyTodo,
  })
}
