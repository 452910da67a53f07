import { NativeSelect } from "@mantine/core"
import { useState } from "react"
import { LANGUAGES } from "../../../../lib/words.ts"
import type { Reply } from "../../../contract/api.ts"
import type { Routes } from "../../../contract/routes.ts"
import { useLanguage } from "../../state/language.tsx"
import { LANGUAGE_NAMES } from "../../words/common.ts"
import { PAPERS } from "../../words/papers.ts"
import { paperAddress } from "./paper-address.ts"

type Paper = Reply<Routes["papers"]>["papers"][number]

/** Every paper with a link for each format that it can be had in. */
export const PaperTable = ({ site, rows }: { readonly site: string; readonly rows: readonly Paper[] }) => {
  const { t, language } = useLanguage()
  const [wanted, setWanted] = useState<string>(language)
  return (
    <>
      <NativeSelect
        label={t(PAPERS.language)}
        data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        w={180}
      />
      <table className="fold">
        <thead>
          <tr>
            <th scope="col">{t(PAPERS.paper)}</th>
            <th scope="col">{t(PAPERS.formats)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ paper, title, what, formats }) => (
            <tr key={paper}>
              <th scope="row">
                {t(title)}
                <span className="fine block">{t(what)}</span>
              </th>
              <td data-label={t(PAPERS.formats)}>
                <ul className="tags">
                  {formats.map((format) => (
                    <li key={format}>
                      <a
                        className="pill"
                        href={paperAddress(site, paper, format, wanted)}
                        aria-label={t(PAPERS.get, { paper: t(title), format: t(PAPERS.formatNames[format]) })}
                        {...(format === "html" ? { target: "_blank", rel: "noopener" } : { download: "" })}
                      >
                        {t(PAPERS.formatNames[format])}
                      </a>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
