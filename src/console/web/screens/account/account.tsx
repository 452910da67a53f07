import { PageTitle } from "../../parts/page-title.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ROLE_NAMES } from "../../words/common.ts"
import { ACCOUNT, PEOPLE } from "../../words/shops.ts"
import { MailForm } from "./mail-form.tsx"
import { Passkeys } from "./passkeys.tsx"
import { PasswordForm } from "./password-form.tsx"
import { Recovery } from "./recovery.tsx"
import { Sessions } from "./sessions.tsx"
import { TotpForm } from "./totp-form.tsx"

/** One's own account: sessions and factors. Contractors come by a link and have sessions only. */
export const Account = () => {
  const { t } = useLanguage()
  const me = useMe()
  return (
    <>
      <PageTitle title={t(ACCOUNT.title)} lead={t(ACCOUNT.lead)} />
      <Sheet title={t(ACCOUNT.who)}>
        <dl className="facts">
          <div>
            <dt>{t(PEOPLE.name)}</dt>
            <dd>{me.name}</dd>
          </div>
          <div>
            <dt>{t(ACCOUNT.login)}</dt>
            <dd>{me.login}</dd>
          </div>
          <div>
            <dt>{t(PEOPLE.role)}</dt>
            <dd>
              {t(ROLE_NAMES[me.role])} <span className="fine">{t(PEOPLE.roleSays[me.role])}</span>
            </dd>
          </div>
        </dl>
      </Sheet>
      <Sessions />
      {me.role !== "contractor" && (
        <>
          <MailForm />
          <Passkeys />
          {me.hasPassword && <TotpForm />}
          {me.hasPassword && <PasswordForm />}
          <Recovery />
        </>
      )}
    </>
  )
}
