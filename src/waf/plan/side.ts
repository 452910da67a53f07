import type { Prefilter } from "./prefilter.ts"
import type { Pipeline, RuleTarget } from "./rule.ts"

/** Where values come from: all members of a variable, or those under one name (lower case). */
export interface Source {
  readonly slot: number
  readonly key: string | null
}

/** What rules ask of together: the values of a source after a pipeline. */
export interface Node {
  readonly source: number
  readonly pipeline: Pipeline
}

/** All that a rule looks at: the values of some sources (a group) after a pipeline. Many rules have the same view. */
export interface View {
  readonly group: number
  readonly pipeline: Pipeline
}

/** The request's phases or the answer's: each side has a prefilter of its own, for most rules ask on one side only. */
export interface Side {
  readonly prefilter: Prefilter
  readonly sources: readonly Source[]
  readonly nodes: readonly Node[]
  /** The sources of each group, in rising order. */
  readonly groups: readonly (readonly number[])[]
  readonly views: readonly View[]
  /** For each variable's slot, the sources that come from it. */
  readonly sourcesOfSlot: ReadonlyMap<number, readonly number[]>
}

/** Numbers what the rules of a side look at while they are indexed; what is equal shares a number. */
export class NodeTable {
  readonly #sources: Source[] = []
  readonly #nodes: Node[] = []
  readonly #groups: number[][] = []
  readonly #views: View[] = []
  readonly #numbers = new Map<string, number>()

  /** The number of what a target gives after a pipeline. */
  node(target: RuleTarget, pipeline: Pipeline): number {
    const source = this.#source(target)
    return this.#number(`node ${source} ${pipeline.index}`, () => this.#nodes.push({ source, pipeline }) - 1)
  }

  /** The number of what targets give after a pipeline, together. */
  view(targets: readonly RuleTarget[], pipeline: Pipeline): number {
    const sources = [...new Set(targets.map((target) => this.#source(target)))].toSorted((a, b) => a - b)
    const group = this.#number(`group ${sources.join(" ")}`, () => this.#groups.push(sources) - 1)
    return this.#number(`view ${group} ${pipeline.index}`, () => this.#views.push({ group, pipeline }) - 1)
  }

  #source({ slot, match }: RuleTarget): number {
    const key = match.kind === "key" ? match.key : null
    return this.#number(JSON.stringify([slot, key]), () => this.#sources.push({ slot, key }) - 1)
  }

  #number(key: string, make: () => number): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const fresh = make()
    this.#numbers.set(key, fresh)
    return fresh
  }

  build(prefilter: Prefilter): Side {
    const sourcesOfSlot = new Map<number, number[]>()
    for (const [number, { slot }] of this.#sources.entries())
      sourcesOfSlot.set(slot, [...(sourcesOfSlot.get(slot) ?? []), number])
    return {
      prefilter,
      sources: this.#sources,
      nodes: this.#nodes,
      groups: this.#groups,
      views: this.#views,
      sourcesOfSlot,
    }
  }
}
