import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { ShopPlace } from "./facts.ts"
import { changeNginx } from "./nginx.ts"
import { parseNginx, walk } from "./nginx-tree.ts"

const SHOP: ShopPlace = {
  host: "shop.example.jp",
  scheme: "https",
  ports: [80, 443],
  onLoopback: false,
  address: "127.0.0.1",
  port: 8080,
  secretFile: null,
}
const file = (text: string) => ({ path: "/etc/nginx/sites-available/shop", text })
const change = (text: string, shop: ShopPlace = SHOP) => changeNginx([file(text)], shop)
const after = (text: string, shop: ShopPlace = SHOP): string => change(text, shop).files[0]?.after ?? text

/** As certbot leaves it behind on Debian. */
const CERTBOT = `server {
    server_name shop.example.jp; # the shop; really
    root /var/www/shop/html;
    index index.php;
    location / { try_files $uri /index.php$is_args$args; }
    location ~ \\.php$ {
        include snippets/fastcgi-php.conf;
        fastcgi_pass unix:/run/php/php8.4-fpm.sock;
    }
    listen [::]:443 ssl ipv6only=on; # managed by Certbot
    listen 443 ssl; # managed by Certbot
    http2 on;
    ssl_certificate /etc/letsencrypt/live/shop.example.jp/fullchain.pem; # managed by Certbot
    ssl_certificate_key /etc/letsencrypt/live/shop.example.jp/privkey.pem; # managed by Certbot
}
server {
    if ($host = shop.example.jp) {
        return 301 https://$host$request_uri;
    } # managed by Certbot
    listen 80 ;
    listen [::]:80 ;
    server_name shop.example.jp;
    return 404; # managed by Certbot
}
`

test("what certbot left behind: the shop moves to loopback, the redirect goes, the certificate is found", () => {
  const result = change(CERTBOT)
  const text = result.files[0]?.after ?? ""
  assert.deepEqual(result.certificate, {
    cert: "/etc/letsencrypt/live/shop.example.jp/fullchain.pem",
    key: "/etc/letsencrypt/live/shop.example.jp/privkey.pem",
  })
  assert.ok(result.found)
  assert.deepEqual(result.others, [])
  const servers = walk(parseNginx(text)).filter(({ words }) => words[0] === "server")
  assert.equal(servers.length, 1, "the redirect is a comment now")
  const said = (servers[0]?.inner ?? []).map(({ words }) => words.join(" "))
  assert.deepEqual(
    said.filter((one) => one.startsWith("listen")),
    ["listen 127.0.0.1:8080"],
  )
  for (const line of ["set_real_ip_from 127.0.0.1", "real_ip_header X-Forwarded-For", "root /var/www/shop/html"])
    assert.ok(said.includes(line), line)
  assert.match(text, /fastcgi_pass unix:[^;]+;\n {8}fastcgi_param HTTPS \$sekisho_https if_not_empty;/)
  assert.match(text, /fastcgi_param SERVER_PORT 443;/)
  assert.doesNotMatch(text, /^\s*http2 on;/m)
})

const ROWS: readonly (readonly [name: string, text: string, want: RegExp, unwanted: RegExp])[] = [
  ["Debian's own", "server {\n\tlisten 80 default_server;\n\tlisten [::]:80 default_server;\n\troot /var/www/html;\n\tserver_name _;\n}\n", /^\tlisten 127\.0\.0\.1:8080;$/m, /^\s*listen (?:80|\[)/m],
  ["no listen at all", "server { server_name shop.example.jp; root /a; }", /\{\n {4}listen 127\.0\.0\.1:8080;/, /listen 80/],
  ["all on one line", "http { server { listen 80; listen 443 ssl; server_name shop.example.jp; location / { proxy_pass http://127.0.0.1:3000; } } }", /listen 127\.0\.0\.1:8080;/, /listen 443/],
  ["a name for many", "server { listen 443 ssl; server_name *.example.jp; root /a; }", /listen 127\.0\.0\.1:8080;/, /listen 443/],
  ["the scheme asked for", "server { listen 80; server_name shop.example.jp; root /a; if ($scheme = http) { return 301 https://$host$request_uri; } proxy_set_header X-P $scheme; }", /if \(\$sekisho_scheme = http\)[^]*X-P \$sekisho_scheme;/, /\$scheme/],
  ["words in quotes and braces of variables", 'server { listen "80"; server_name "shop.example.jp"; add_header X "a;{b}"; set $x ${host}y; root /a; }', /listen 127\.0\.0\.1:8080;[^]*add_header X "a;\{b\}";/, /listen "80"/],
] // prettier-ignore
for (const [name, text, want, unwanted] of ROWS)
  test(`a virtual host of nginx moves: ${name}`, () => {
    assert.match(after(text), want)
    assert.doesNotMatch(after(text), unwanted)
    assert.ok(change(text).found)
  })

test("others that answer on the same ports move, too, and are named", () => {
  const text =
    "server { listen 80; server_name shop.example.jp; root /a; }\nserver { listen 80; server_name blog.example.jp www.blog.example.jp; root /b; }\n"
  const result = change(text, { ...SHOP, secretFile: "/etc/nginx/sekisho-origin.conf" })
  assert.deepEqual(result.others, ["blog.example.jp", "www.blog.example.jp"])
  const moved = result.files[0]?.after ?? ""
  assert.equal(moved.match(/listen 127\.0\.0\.1:8080;/g)?.length, 2)
  assert.equal(
    moved.match(/include \/etc\/nginx\/sekisho-origin\.conf;/g)?.length,
    1,
    "the secret is asked for by the shop only",
  )
})

test("what is not there is not found, and what listens elsewhere stays", () => {
  const text =
    "server { listen 80; server_name other.jp; root /a; }\nserver { listen 8443; server_name shop.example.jp; root /b; }"
  assert.equal(change(text).found, false)
  assert.match(after(text), /listen 8443;/)
  const loopback = "server { listen 127.0.0.1:80; server_name shop.example.jp; root /a; }"
  assert.deepEqual(change(loopback).files, [])
})

test("lines that look at the connection itself are named with their place", () => {
  const text = "server {\n listen 443 ssl;\n server_name shop.example.jp;\n root /a;\n add_header X $ssl_protocol;\n}"
  assert.deepEqual(change(text).look, ["/etc/nginx/sites-available/shop:5 add_header X $ssl_protocol"])
})

test("property: any text is read to its end without an exception, and what has no server stays as it is", () => {
  const letters = fc.constantFrom(..."server{};\"'#$\\ \n{}ab80".split(""))
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 200 }), (text) => {
      const tree = walk(parseNginx(text))
      for (const { from, to } of tree) assert.ok(from < to && to <= text.length)
      const result = change(text)
      if (!tree.some(({ words, inner }) => words[0] === "server" && inner !== null)) assert.deepEqual(result.files, [])
    }),
    { numRuns: 500 },
  )
})
