import { useLanguage } from "../state/language.tsx"
import { COMMON } from "../words/common.ts"

/** Files by name, each a download where its bytes are kept. */
export const EvidenceFiles = ({
  site,
  files,
}: {
  readonly site: string
  readonly files: readonly { readonly name: string; readonly hash: string | null }[]
}) => {
  const { t } = useLanguage()
  if (files.length === 0) return null
  return (
    <ul className="plain">
      {files.map(({ name, hash }) => (
        <li key={`${hash ?? ""}${name}`}>
          {hash === null ? (
            <>
              {name} <span className="fine">({t(COMMON.notKept)})</span>
            </>
          ) : (
            <a href={`/api/sites/${encodeURIComponent(site)}/files/${encodeURIComponent(hash)}`} download={name}>
              {name}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
