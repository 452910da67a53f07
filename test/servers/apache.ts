import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { apacheControl } from "../needs.ts"

/** A server with Apache as Debian leaves it, in a folder of its own. */
export interface ApacheServer {
  readonly folder: string
  /** What stands in for `/etc/apache2`. */
  readonly root: string
  /** A shell's words before any command of Apache's: it works in this folder. */
  readonly environment: string
  /** Runs a command of this server; answers what it said, and null for the code where it did not end well. */
  run(command: string): { readonly ok: boolean; readonly said: string }
  stop(): void
}

const MODULES = "headers ssl socache_shmcb rewrite"

/** Sets a server up from Debian's own files. `sites`: configuration by name; `ports`: instead of `ports.conf`. Nothing runs yet. */
export const makeApache = (ports: string, sites: Readonly<Record<string, string>>): ApacheServer => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-apache-"))
  const root = join(folder, "apache2")
  // Its workers are nobody who may look into a folder of ours.
  chmodSync(folder, 0o755)
  cpSync("/etc/apache2", root, { recursive: true, verbatimSymlinks: true })
  for (const name of ["run", "lock", "log", "html"]) mkdirSync(join(folder, name))
  const user = process.getuid?.() === 0 ? "www-data" : (process.env["USER"] ?? "nobody")
  writeFileSync(
    join(root, "envvars"),
    [
      ...["RUN", "LOCK", "LOG"].map((name) => `export APACHE_${name}_DIR=${folder}/${name.toLowerCase()}`),
      `export APACHE_PID_FILE=${folder}/run/apache2.pid`,
      `export APACHE_RUN_USER=${user}`,
      `export APACHE_RUN_GROUP=${user}`,
      "",
    ].join("\n"),
  )
  writeFileSync(join(root, "ports.conf"), ports)
  rmSync(join(root, "sites-enabled"), { recursive: true })
  mkdirSync(join(root, "sites-enabled"))
  // systemd, where a machine has it, is told nothing of this.
  const environment = `export APACHE_CONFDIR='${root}' APACHE_STARTED_BY_SYSTEMD=yes PATH="/usr/sbin:/usr/bin:/sbin:/bin:$PATH"`
  const run = (command: string): ReturnType<ApacheServer["run"]> => {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", `${environment}; ${command}`], { encoding: "utf8" })
    return { ok: status === 0, said: stdout + stderr }
  }
  for (const [name, text] of Object.entries(sites)) {
    writeFileSync(join(root, "sites-available", `${name}.conf`), text.replaceAll("{folder}", folder))
    run(`a2ensite -q ${name}`)
  }
  const enabled = run(`a2enmod -q ${MODULES}`)
  if (!enabled.ok) throw new Error(`${apacheControl ?? "apachectl"}: ${enabled.said}`)
  return {
    folder,
    root,
    environment,
    run,
    stop() {
      run("apachectl stop")
      run(`kill -9 $(cat '${folder}/run/apache2.pid' 2>/dev/null) 2>/dev/null`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
