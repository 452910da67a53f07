import { createHash } from "node:crypto"

/**
 * The browser's part of a passkey. It reads what to do from the form `#passkey` and shows one of the elements with `data-say`:
 * `wait`, `failed`, `unable`. Bytes travel as base64url.
 */
export const PASSKEY_SCRIPT = `(() => {
  const form = document.getElementById("passkey")
  const say = (word) => { for (const one of document.querySelectorAll("[data-say]")) one.hidden = one.dataset.say !== word }
  if (!window.PublicKeyCredential || !navigator.credentials) { form.querySelector("button").disabled = true; return say("unable") }
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0))
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "")
  const post = async (body) => {
    const answer = await fetch(form.action, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...form.dataset, ...body }) })
    if (!answer.ok) throw new Error("refused")
    return answer.json()
  }
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }))
  const make = async (options) => {
    const made = await navigator.credentials.create({ publicKey: { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) } })
    return { id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {}, response: { clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject) } }
  }
  const sign = async (options) => {
    const made = await navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) } })
    const { clientDataJSON, authenticatorData, signature, userHandle } = made.response
    return { id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: {}, response: { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), ...(userHandle ? { userHandle: text(userHandle) } : {}) } }
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    say("wait")
    try {
      const options = await post({ step: "begin" })
      const response = await (form.dataset.make ? make : sign)(options)
      const { to } = await post({ step: "end", response })
      location.assign(to)
    } catch { say("failed") }
  })
})()`

export const PASSKEY_SCRIPT_HASH = createHash("sha256").update(PASSKEY_SCRIPT).digest("base64")
