import { Button } from "@mantine/core"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { ACCOUNT } from "../../words/shops.ts"

export const Recovery = () => {
  const { t } = useLanguage()
  const me = useMe()
  const renew = useChange(() => ask(api.me.recovery.$post({ json: {} })))
  return (
    <Sheet title={t(ACCOUNT.recovery)} lead={t(ACCOUNT.recoverySays)}>
      <p>{t(ACCOUNT.recoveryLeft, { count: me.recoveryCodesLeft })}</p>
      <ProblemNote error={renew.error} />
      {renew.data !== undefined && (
        <div role="status">
          <p>{t(ACCOUNT.recoveryOnce)}</p>
          <ul className="codes">
            {renew.data.recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
        {t(ACCOUNT.recoveryNew)}
      </Button>
    </Sheet>
  )
}
