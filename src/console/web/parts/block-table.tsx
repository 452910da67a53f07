import type { Block, Cell } from "../../../report/papers/sheet.ts"

const CellText = ({ cell }: { readonly cell: string | Cell }) => {
  if (typeof cell === "string") return cell
  return (
    <>
      {cell.bold === true ? <strong>{cell.text}</strong> : cell.text}
      {cell.lines?.map((line) => (
        <span key={line} className="fine block">
          {line}
        </span>
      ))}
    </>
  )
}

/** A table of a paper; a cell to be written in stays empty. */
export const BlockTable = ({ table }: { readonly table: Extract<Block, { kind: "table" }> }) => (
  <div className="scroll" role="region" aria-label={table.caption} tabIndex={0}>
    <table className="fold">
      <caption className="visually-hidden">{table.caption}</caption>
      {table.head.length > 0 && (
        <thead>
          <tr>
            {table.head.map((head, index) => (
              <th key={`${index}-${head}`} scope="col">
                {head === "" ? <span className="visually-hidden">#</span> : head}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {table.rows.map((row, at) =>
          "title" in row ? (
            <tr key={row.title}>
              <th scope="colgroup" colSpan={table.shares.length}>
                {row.title}
              </th>
            </tr>
          ) : (
            <tr key={`${at}-row`}>
              {row.map((cell, index) => (
                <td
                  key={`${index}-cell`}
                  className={typeof cell !== "string" && cell.fill === true ? "to-fill" : ""}
                  data-label={index === 0 || table.head[index] === "" ? undefined : table.head[index]}
                >
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ),
        )}
      </tbody>
    </table>
  </div>
)
