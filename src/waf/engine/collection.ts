import type { Pipeline } from "../plan/rule.ts"
import type { Answers, Text, Texts } from "./text.ts"

/** One member of a collection: its name as it came, and its value. */
export interface Item {
  readonly key: string
  readonly value: string
  /** Not sent as such but hidden inside of a member by encoding: looked at for attacks, never counted. */
  readonly hidden?: boolean
}

/** The members of a variable in one transaction, with what all of them together meet. */
export class Collection {
  readonly items: readonly Item[]
  readonly #texts: Texts
  #values: Text[] | null = null
  #triggers = 0
  #byKey: Map<string, number[]> | null = null
  readonly #answers: (Answers | undefined)[] = []
  #plainAnswers: Answers | null = null

  constructor(items: readonly Item[], texts: Texts) {
    this.items = items
    this.#texts = texts
  }

  /** The texts of the members, in their order. */
  values(): readonly Text[] {
    if (this.#values !== null) return this.#values
    const values: Text[] = []
    for (const item of this.items) {
      const text = this.#texts.of(item.value)
      this.#triggers |= text.triggers
      values.push(text)
    }
    this.#values = values
    return values
  }

  /** The places of the members under a name, lower case. */
  places(key: string): readonly number[] {
    if (this.#byKey === null) {
      this.#byKey = new Map()
      for (let index = 0; index < this.items.length; index++) {
        const lower = (this.items[index]?.key ?? "").toLowerCase()
        const same = this.#byKey.get(lower)
        if (same === undefined) this.#byKey.set(lower, [index])
        else same.push(index)
      }
    }
    return this.#byKey.get(key) ?? NONE
  }

  /** The first value under a name, lower case; "" where there is none. */
  first(key: string): string {
    const [place] = this.places(key)
    return place === undefined ? "" : (this.items[place]?.value ?? "")
  }

  /** The clauses that any of the members meets after the pipeline. */
  answers(pipeline: Pipeline): Answers {
    const known = this.#answers[pipeline.index]
    if (known !== undefined) return known
    const values = this.values()
    const plain = pipeline.triggers >= 0 && (this.#triggers & pipeline.triggers) === 0
    this.#plainAnswers ??= this.#joined(values)
    const answers = plain ? this.#plainAnswers : this.#changed(values, pipeline, this.#plainAnswers)
    this.#answers[pipeline.index] = answers
    return answers
  }

  /** Whether the pipeline leaves every member as it is. */
  isPlain(pipeline: Pipeline): boolean {
    this.values()
    return pipeline.triggers >= 0 && (this.#triggers & pipeline.triggers) === 0
  }

  /** The answers of all members as they came, and of those that the pipeline changes as it makes them: a little too many. */
  #changed(values: readonly Text[], pipeline: Pipeline, plain: Answers): Answers {
    const answers = this.#texts.room()
    this.#texts.merge(answers, plain)
    for (const text of values) {
      if (pipeline.triggers >= 0 && (text.triggers & pipeline.triggers) === 0) continue
      this.#texts.through(text, pipeline, (made) => {
        if (made !== text) this.#texts.merge(answers, made.answers)
      })
    }
    return answers
  }

  #joined(values: readonly Text[]): Answers {
    const [first] = values
    if (values.length === 1 && first !== undefined) return first.answers
    const answers = this.#texts.room()
    for (const text of values) this.#texts.merge(answers, text.answers)
    return answers
  }
}

const NONE: readonly number[] = []
