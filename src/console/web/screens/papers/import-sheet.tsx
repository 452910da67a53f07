import { Button, FileButton } from "@mantine/core"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useAnnounce } from "../../parts/announce.tsx"
import { ProblemNote } from "../../parts/problem-note.tsx"
import { Sheet } from "../../parts/sheet.tsx"
import { useChange } from "../../parts/use-change.ts"
import { api, ask, sendFile } from "../../state/client.ts"
import { useLanguage } from "../../state/language.tsx"
import { PAPERS } from "../../words/papers.ts"
import { ImportPreview } from "./import-preview.tsx"

export type Preview = Reply<Routes["previewSheet"]>

/** A filled-in spreadsheet: looked at first, kept when the person says so. */
export const ImportSheet = ({ site }: { readonly site: string }) => {
  const { t } = useLanguage()
  const announce = useAnnounce()
  const look = useChange((file: File) =>
    sendFile<Preview>(`/sites/${encodeURIComponent(site)}/sheet?name=${encodeURIComponent(file.name)}`, file),
  )
  const apply = useChange(
    (preview: string) => ask(api.sites[":site"].sheet.apply.$post({ param: { site }, json: { preview } })),
    ({ kept }) => {
      announce(t(PAPERS.applied, { count: kept }))
      look.reset()
    },
  )
  return (
    <Sheet title={t(PAPERS.importTitle)} lead={t(PAPERS.importLead)} className="no-print">
      <div className="stack wide">
        <FileButton
          accept=".xlsx"
          inputProps={{ "aria-label": t(PAPERS.choose) }}
          onChange={(file) => file !== null && look.mutate(file)}
        >
          {(props) => (
            <Button {...props} variant="default" loading={look.isPending}>
              {t(look.data === undefined ? PAPERS.choose : PAPERS.again)}
            </Button>
          )}
        </FileButton>
        <ProblemNote error={look.error ?? apply.error} />
        {look.data !== undefined && (
          <ImportPreview preview={look.data} busy={apply.isPending} onApply={(preview) => apply.mutate(preview)} />
        )}
      </div>
    </Sheet>
  )
}
