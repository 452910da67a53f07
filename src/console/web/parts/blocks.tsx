import type { Block } from "../../../report/papers/sheet.ts"
import { BlockTable } from "./block-table.tsx"

const One = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case "text":
      return block.as === "strong" || block.as === "warning" ? (
        <p className={`note ${block.as === "warning" ? "warn" : ""}`}>
          <strong>{block.text}</strong>
        </p>
      ) : (
        <p className={`lines ${block.as ?? ""}`}>{block.text}</p>
      )
    case "list":
      return block.ordered === true ? (
        <ol className="plain">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      ) : (
        <ul className={block.boxes === true ? "boxes" : "plain"}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case "facts":
      return (
        <dl className="facts">
          {block.rows.map(([title, value]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case "blanks":
      return (
        <dl className="facts blanks">
          {block.rows.map(({ title, value }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value ?? ""}</dd>
            </div>
          ))}
        </dl>
      )
    case "table":
      return <BlockTable table={block} />
    case "picture":
      return <p>{block.says}</p>
    case "keep":
      return <Blocks blocks={block.blocks} />
    case "page":
      return null
  }
}

/** What a paper is made of, shown on a page. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  // A paper's blocks never change their places.
  blocks.map((block, index) => <One key={`${index}-${block.kind}`} block={block} />)
