import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { changeApache } from "./apache.ts"
import type { ShopPlace } from "./facts.ts"

const SHOP: ShopPlace = {
  host: "shop.example.jp",
  scheme: "https",
  ports: [80, 443],
  onLoopback: false,
  address: "127.0.0.1",
  port: 8080,
  secretFile: "/etc/apache2/sekisho-origin.conf",
}
const PORTS = `Listen 80

<IfModule ssl_module>
	Listen 443
</IfModule>
`
const PLAIN = `<VirtualHost *:80>
    ServerName shop.example.jp
    DocumentRoot /var/www/shop
    RewriteEngine on
    Redirect permanent / https://shop.example.jp/
</VirtualHost>
`
const TLS = `<IfModule mod_ssl.c>
<VirtualHost *:443>
    ServerName shop.example.jp:443
    ServerAlias www.shop.example.jp
    DocumentRoot /var/www/shop
    SSLEngine on
    SSLCertificateFile /etc/letsencrypt/live/shop/fullchain.pem
    SSLCertificateKeyFile /etc/letsencrypt/live/shop/privkey.pem
    RewriteEngine on
    RewriteCond %{HTTPS} off
    RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [L,R=301]
</VirtualHost>
</IfModule>
`
const OTHER = "<VirtualHost *:80>\n  ServerName blog.example.jp\n  DocumentRoot /var/www/blog\n</VirtualHost>\n"
const files = [
  { path: "/etc/apache2/ports.conf", text: PORTS },
  { path: "/etc/apache2/sites-available/shop.conf", text: PLAIN },
  { path: "/etc/apache2/sites-available/shop-ssl.conf", text: TLS },
  { path: "/etc/apache2/sites-available/blog.conf", text: OTHER },
]

test("Apache as Debian and certbot leave it: the shop moves to loopback, the redirect and the ports go", () => {
  const change = changeApache(files, SHOP)
  const after = new Map(change.files.map((one) => [one.path, one.after]))
  assert.match(after.get("/etc/apache2/ports.conf") ?? "", /^Listen 127\.0\.0\.1:8080$/m)
  assert.doesNotMatch(after.get("/etc/apache2/ports.conf") ?? "", /^\s*Listen (?:80|443)$/m)
  assert.doesNotMatch(after.get("/etc/apache2/sites-available/shop.conf") ?? "", /^\s*[^#\s]/m)
  const shop = after.get("/etc/apache2/sites-available/shop-ssl.conf") ?? ""
  for (const line of [
    /^<VirtualHost 127\.0\.0\.1:8080>$/m,
    /^ {4}RemoteIPHeader X-Forwarded-For$/m,
    /^ {4}RemoteIPInternalProxy 127\.0\.0\.1$/m,
    /^ {4}SetEnvIf X-Forwarded-Proto "\^https\$" HTTPS=on$/m,
    /^ {4}Include \/etc\/apache2\/sekisho-origin\.conf$/m,
    /^ {4}DocumentRoot \/var\/www\/shop$/m,
  ])
    assert.match(shop, line)
  assert.doesNotMatch(shop, /^\s*SSL/m)
  assert.deepEqual(change.certificate, {
    cert: "/etc/letsencrypt/live/shop/fullchain.pem",
    key: "/etc/letsencrypt/live/shop/privkey.pem",
  })
  assert.deepEqual(change.others, ["blog.example.jp"])
  assert.match(after.get("/etc/apache2/sites-available/blog.conf") ?? "", /<VirtualHost 127\.0\.0\.1:8080>/)
  assert.deepEqual(change.look, ["/etc/apache2/sites-available/shop-ssl.conf:10 RewriteCond %{HTTPS} off"])
  assert.ok(change.found)
})

test("what is not there is not found, and other ports stay", () => {
  const change = changeApache(
    [
      {
        path: "/p",
        text: "Listen 8443\n<VirtualHost *:8443>\nServerName shop.example.jp\nDocumentRoot /a\n</VirtualHost>\n",
      },
    ],
    SHOP,
  )
  assert.equal(change.found, false)
  assert.deepEqual(change.files, [])
})

test("property: any text is read without an exception", () => {
  const words = fc.constantFrom("<VirtualHost *:80>\n", "</VirtualHost>\n", "ServerName shop.example.jp\n", "Listen 80\n", "DocumentRoot /\n", "# x", " ", "\n", "SSLEngine on\n") // prettier-ignore
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const change = changeApache([{ path: "/p", text: parts.join("") }], SHOP)
      for (const { after } of change.files) assert.doesNotMatch(after, /^Listen 80$/m)
    }),
    { numRuns: 300 },
  )
})
