import { Button, FileButton } from "@mantine/core"
import { useId, useState } from "react"
import { EVIDENCE_BYTES } from "../../contract/limits.ts"
import { useLanguage } from "../state/language.tsx"
import { ANSWER } from "../words/answer.ts"

/** Files to be attached; they are sent when the answer is saved. */
export const EvidencePicker = ({
  needed,
  files,
  onChange,
}: {
  readonly needed: boolean
  readonly files: readonly File[]
  readonly onChange: (files: readonly File[]) => void
}) => {
  const { t } = useLanguage()
  const hint = useId()
  const [tooLarge, setTooLarge] = useState<readonly File[]>([])
  const choose = (chosen: readonly File[]) => {
    onChange([...files, ...chosen.filter(({ size }) => size <= EVIDENCE_BYTES)])
    setTooLarge(chosen.filter(({ size }) => size > EVIDENCE_BYTES))
  }
  return (
    <div>
      <FileButton multiple onChange={choose} inputProps={{ "aria-label": t(ANSWER.files) }}>
        {(props) => (
          <Button {...props} variant="default" aria-describedby={hint}>
            {t(ANSWER.files)}
          </Button>
        )}
      </FileButton>
      <p id={hint} className="fine">
        {needed && <strong>{t(ANSWER.filesNeeded)} </strong>}
        {t(ANSWER.filesHint)}
      </p>
      {tooLarge.length > 0 && (
        <p className="note wrong" role="alert">
          {t(ANSWER.fileTooLarge, { names: tooLarge.map(({ name }) => name).join(", ") })}
        </p>
      )}
      {files.length > 0 && (
        <ul className="plain" aria-label={t(ANSWER.filesChosen)}>
          {files.map((file) => (
            <li key={`${file.name}${file.size}${file.lastModified}`}>
              {file.name}{" "}
              <button
                type="button"
                className="link-button"
                aria-label={t(ANSWER.remove, { name: file.name })}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
