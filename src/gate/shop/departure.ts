/** Says once that a visitor has left. An AbortSignal would say the same; its events are a tenth of what a request costs. */
export class Departure {
  #gone = false
  #tell: (() => void) | null = null

  get gone(): boolean {
    return this.#gone
  }

  leave(): void {
    if (this.#gone) return
    this.#gone = true
    this.#tell?.()
  }

  /** Who is to be told; one at a time. Nobody (null) once he does not care any more. */
  tell(listener: (() => void) | null): void {
    this.#tell = listener
  }
}
