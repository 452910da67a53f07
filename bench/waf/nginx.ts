import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { connect, createServer, type AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CRS_FOLDER } from "./engine.ts"

const MODULE = "/usr/lib/nginx/modules/ngx_http_modsecurity_module.so"
export const HOW_TO_INSTALL = "apt-get install nginx libnginx-mod-http-modsecurity (Debian's nginx and libmodsecurity3)"
export const hasNginx = (): boolean => existsSync("/usr/sbin/nginx") && existsSync(MODULE)

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo // listening on TCP, so the address is no path
      probe.close(() => {
        resolve(port)
      })
    })
  })

/**
 * The same files of the rule set for libmodsecurity. What stands before them our engine has as defaults of its own: the
 * body processors for JSON and XML, and the limits of bodies.
 */
const rules = (level: number): string => `
SecRuleEngine On
SecRequestBodyAccess On
SecResponseBodyAccess Off
SecRequestBodyLimit 13107200
SecRequestBodyNoFilesLimit 1048576
SecRule REQUEST_HEADERS:Content-Type "^application/json" "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
SecRule REQUEST_HEADERS:Content-Type "^text/xml" "id:200000,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=XML"
SecAction "id:900000,phase:1,pass,t:none,nolog,setvar:tx.blocking_paranoia_level=${level}"
Include ${CRS_FOLDER}/crs-setup.conf.example
Include ${CRS_FOLDER}/rules/*.conf
`

const config = (folder: string, port: number, upstream: number): string => `
load_module ${MODULE};
worker_processes 1;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log crit;
events { worker_connections 256; }
http {
  access_log off;
  client_max_body_size 32m; client_body_buffer_size 16m;
  proxy_read_timeout 300s; send_timeout 300s; keepalive_requests 100000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream shop { server 127.0.0.1:${upstream}; keepalive 16; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port};
    modsecurity on;
    modsecurity_rules_file ${folder}/rules.conf;
    location / { proxy_pass http://shop; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}
`

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" })
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => {
      resolve(false)
    })
  })

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

export interface Nginx {
  readonly port: number
  /** The worker's. */
  readonly pid: number
  readonly process: ChildProcess
  readonly startMs: number
}

/** One nginx worker with the same rules. Throws with nginx's own words where it does not start. */
export const startNginx = async (upstream: number, level: number): Promise<Nginx> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"))
  const port = await freePort()
  writeFileSync(join(folder, "rules.conf"), rules(level))
  writeFileSync(join(folder, "nginx.conf"), config(folder, port, upstream))
  const began = performance.now()
  const child = spawn("/usr/sbin/nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], {
    stdio: ["ignore", "inherit", "pipe"],
  })
  let said = ""
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text))
  while (!(await listens(port))) {
    if (child.exitCode !== null || performance.now() - began > 60_000) throw new Error(`nginx does not start: ${said}`)
    await pause(5)
  }
  const startMs = performance.now() - began
  let worker = ""
  while (worker === "") {
    worker = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0] ?? ""
    await pause(5)
  }
  console.log(`nginx took all rules as they are, nothing left out: ${/rules loaded [^)]*/.exec(said)?.[0] ?? "?"}`)
  return { port, pid: Number(worker), process: child, startMs }
}
