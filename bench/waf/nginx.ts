import { spawn, type ChildProcess } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { createServer, type AddressInfo } from "node:net"
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

const rules = (level: number): string => `
SecRuleEngine On
SecRequestBodyAccess On
SecResponseBodyAccess Off
SecRule REQUEST_HEADERS:Content-Type "^application/json" "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
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
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  upstream shop { server 127.0.0.1:${upstream}; keepalive 16; }
  server {
    listen 127.0.0.1:${port};
    modsecurity on;
    modsecurity_rules_file ${folder}/rules.conf;
    location / { proxy_pass http://shop; proxy_http_version 1.1; proxy_set_header Connection ""; }
  }
}
`

/** One nginx worker with the same rules. The pid is the worker's. */
export const startNginx = async (
  upstream: number,
  level: number,
): Promise<{ readonly port: number; readonly pid: number; readonly process: ChildProcess }> => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-bench-"))
  const port = await freePort()
  writeFileSync(join(folder, "rules.conf"), rules(level))
  writeFileSync(join(folder, "nginx.conf"), config(folder, port, upstream))
  const child = spawn("/usr/sbin/nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "inherit" })
  for (let tries = 0; tries < 100 && !existsSync(join(folder, "pid")); tries++)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  const worker = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0]
  return { port, pid: Number(worker), process: child }
}
