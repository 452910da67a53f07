/** One file of a web server's configuration. */
export interface ConfigFile {
  readonly path: string
  readonly text: string
}
export interface Listener {
  /** `0.0.0.0`, `::`, `127.0.0.1` … */
  readonly address: string
  readonly port: number
}

/** What was seen on this server; everything that the plan says follows from it. */
export interface ServerFacts {
  readonly nginx: readonly ConfigFile[]
  readonly apache: readonly ConfigFile[]
  readonly listeners: readonly Listener[]
  readonly firewall: "ufw" | "firewalld" | "nftables" | null
  readonly systemd: boolean
  /** Absolute paths for the unit. */
  readonly node: string
  readonly program: string
}

/** Files as they are to be, and what a person has to know besides. */
export interface ServerChange {
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[]
  /** Where the web server keeps this shop's certificate and key now. */
  readonly certificate: { readonly cert: string; readonly key: string } | null
  /** Names of other shops and sites that answer on the same ports: they end up behind the gate, too. */
  readonly others: readonly string[]
  /** True where this shop's own virtual host was found. */
  readonly found: boolean
  /** `path:line text` of lines that a person has to look at. */
  readonly look: readonly string[]
}

/** The shop as far as the plan needs it. */
export interface ShopPlace {
  readonly host: string
  readonly scheme: "http" | "https"
  /** What the gate is to take. */
  readonly ports: readonly number[]
  /** True where the gate itself takes them on loopback only: then a web server there is in its way. */
  readonly onLoopback: boolean
  /** Where the web server is to answer from now on. */
  readonly address: string
  readonly port: number
  /** File with the lines that know the shared secret; null where none is set. */
  readonly secretFile: string | null
}
