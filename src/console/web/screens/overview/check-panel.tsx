import { Button, Progress } from "@mantine/core"
import type { CheckState } from "../../../contract/check.ts"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask, Refused } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { useMe } from "../../state/session.ts"
import { timeOf } from "../../state/time.ts"
import { CHECK } from "../../words/overview.ts"
import { useCheck } from "./use-check.ts"

const Running = ({ state }: { readonly state: CheckState }) => {
  const { t, language } = useLanguage()
  const percent = Math.round(state.share * 100)
  return (
    <>
      <Progress.Root size="lg" w="100%">
        <Progress.Section value={percent} aria-label={t(CHECK.progress)} />
      </Progress.Root>
      <p role="status">
        {t(CHECK.running)} {percent}% {state.what !== null && t(state.what)}{" "}
        {state.waiting > 0 && t(CHECK.waiting, { count: state.waiting })}
      </p>
      {state.by !== null && state.startedAt !== null && (
        <p className="fine">{t(CHECK.startedBy, { name: state.by, time: timeOf(state.startedAt, language) })}</p>
      )}
    </>
  )
}

/** Starts a check and shows how far it is. */
export const CheckPanel = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const me = useMe()
  const { state, justDone } = useCheck(site)
  const start = useChange(() => ask(api.sites[":site"].check.$post({ param: { site }, json: {} })))
  const cancel = useChange(() => ask(api.sites[":site"].check.$delete({ param: { site } })))
  const may = me.role === "owner" || me.role === "practitioner"
  const running = state?.state === "running"
  return (
    <Sheet id="check" title={t(CHECK.title)} lead={t(CHECK.says)} className="no-print">
      <div className="stack wide">
        {state?.state === "running" && <Running state={state} />}
        {state?.state === "never" && <p>{t(CHECK.never)}</p>}
        {state?.state === "cancelled" && <p role="status">{t(CHECK.cancelled)}</p>}
        {justDone && (
          <p role="status" className="note good">
            {t(CHECK.done)}
          </p>
        )}
        {state?.problem !== null && state?.problem !== undefined && (
          <ProblemNote error={new Refused(0, state.problem)} />
        )}
        <ProblemNote error={start.error ?? cancel.error} />
        {may && (
          <div className="row-middle">
            {running ? (
              <Button variant="default" onClick={() => cancel.mutate(undefined)}>
                {t(CHECK.cancel)}
              </Button>
            ) : (
              <Button
                loading={start.isPending}
                disabled={state?.state === "impossible"}
                onClick={() => start.mutate(undefined)}
              >
                {t(CHECK.start)}
              </Button>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}
