import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useAnnounce } from "../../parts/announce.tsx"
import { Asked } from "../../parts/asked.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { SHOPS } from "../../words/shops.ts"

/** The made-up shop to look round in: loaded and removed with one button. */
export const SampleSheet = () => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const sample = useQuery({ queryKey: ["sample"], queryFn: () => ask(api.sample.$get()) })
  const load = useChange(
    () => ask(api.sample.$post({ json: {} })),
    () => announce(t(SHOPS.loaded)),
  )
  const unload = useChange(
    () => ask(api.sample.$delete()),
    () => announce(t(SHOPS.unloaded)),
  )
  return (
    <Sheet title={t(SHOPS.sampleTitle)} lead={t(SHOPS.sampleSays)}>
      <Asked query={sample}>
        {({ loaded }) => (
          <Button
            variant="default"
            loading={load.isPending || unload.isPending}
            onClick={() => (loaded ? unload : load).mutate(undefined)}
          >
            {t(loaded ? SHOPS.unload : SHOPS.load)}
          </Button>
        )}
      </Asked>
      <ProblemNote error={load.error ?? unload.error} />
    </Sheet>
  )
}
