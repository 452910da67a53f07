import { QrCode } from "../parts/qr-code.tsx"
import { useLanguage } from "../state/language.tsx"
import { JOIN } from "../words/sign-in.ts"

/** The authenticator's secret, as a picture and as text in groups of four. */
export const TotpCard = ({ totp }: { readonly totp: { readonly secret: string; readonly uri: string } }) => {
  const { t } = useLanguage()
  return (
    <div className="note">
      <p>
        <strong>{t(JOIN.totpTitle)}</strong>
      </p>
      <p>{t(JOIN.totpSays)}</p>
      <QrCode text={totp.uri} label={t(JOIN.qr)} />
      <p>
        {t(JOIN.secret)}: <code className="totp-secret">{totp.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </div>
  )
}
