import { Button, FileButton } from "@mantine/core"
import { useRef } from "react"
import type { Words } from "../../../../lib/words.ts"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask, sendFile } from "../../state/client.ts"
import { focusOnTitle } from "../../state/focus.ts"
import { useLanguage } from "../../state/language.tsx"
import { PAPERS } from "../../words/papers.ts"
import { ImportPreview } from "./import-preview.tsx"

export type Preview = Reply<Routes["previewSheet"]>

/** Where links on the same page lead to. */
export const SHEET_ANCHOR = "spreadsheet"

/** A filled-in spreadsheet: looked at first, kept when the person says so. */
export const ImportSheet = ({
  site,
  form,
  words,
}: {
  readonly site: string
  /** Where the form to be filled in is had; null while it is not known. */
  readonly form: string | null
  readonly words: Readonly<Record<"title" | "lead" | "get" | "choose", Words>>
}) => {
  const { t } = useLanguage()
  const forget = useRef<() => void>(null)
  const announce = useAnnounce()
  const look = useChange((file: File) =>
    sendFile<Preview>(`/sites/${encodeURIComponent(site)}/sheet?name=${encodeURIComponent(file.name)}`, file),
  )
  const apply = useChange(
    (preview: string) => ask(api.sites[":site"].sheet.apply.$post({ param: { site }, json: { preview } })),
    ({ kept }) => {
      announce(t(PAPERS.applied, { count: kept }))
      look.reset()
      focusOnTitle()
    },
  )
  return (
    <Sheet id={SHEET_ANCHOR} title={t(words.title)} lead={t(words.lead)} className="no-print">
      <div className="stack wide">
        {form !== null && (
          <p>
            <a href={form} download="">
              {t(words.get)}
            </a>
          </p>
        )}
        <FileButton
          accept=".xlsx"
          inputProps={{ "aria-label": t(words.choose) }}
          resetRef={forget}
          onChange={(file) => {
            if (file === null) return
            look.mutate(file)
            // A browser says nothing when the same file, mended meanwhile, is chosen once more.
            forget.current?.()
          }}
        >
          {(props) => (
            <Button {...props} variant="default" loading={look.isPending}>
              {t(look.data === undefined ? words.choose : PAPERS.again)}
            </Button>
          )}
        </FileButton>
        <ProblemNote error={look.error ?? apply.error} />
        {look.data !== undefined && (
          <ImportPreview
            site={site}
            preview={look.data}
            busy={apply.isPending}
            onApply={(preview) => apply.mutate(preview)}
          />
        )}
      </div>
    </Sheet>
  )
}
