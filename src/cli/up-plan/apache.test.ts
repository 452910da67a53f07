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

test("a file that only speaks of TLS, as certbot has one, is not taken in on loopback; any other is", () => {
  const options = '# certbot\nSSLEngine on\nSSLProtocol all -SSLv3\n\nLogFormat "%v" short\n'
  const host = `<VirtualHost *:443>
  ServerName shop.example.jp
  DocumentRoot /var/www/shop
  Include /etc/letsencrypt/options-ssl-apache.conf
  IncludeOptional "conf-available/shop.conf"
</VirtualHost>
`
  const change = changeApache(
    [
      { path: "/etc/apache2/sites-available/shop.conf", text: host },
      { path: "/etc/letsencrypt/options-ssl-apache.conf", text: options },
      { path: "/etc/apache2/conf-available/shop.conf", text: "SSLRequireSSL\nHeader set X-A b\n" },
    ],
    SHOP,
  )
  const [shop] = change.files
  assert.equal(change.files.length, 1)
  assert.match(shop?.after ?? "", /^# sekisho: +Include \/etc\/letsencrypt/m)
  assert.match(shop?.after ?? "", /^ +IncludeOptional "conf-available\/shop\.conf"$/m)
})

test("rules that the shop brings along are looked at, too", () => {
  const host = '<VirtualHost *:443>\nServerName shop.example.jp\nDocumentRoot "/var/www/shop/"\n</VirtualHost>\n'
  const rules =
    "RewriteEngine on\nRewriteCond %{HTTPS} !=on\nRewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301]\n"
  const change = changeApache(
    [
      { path: "/etc/apache2/shop.conf", text: host },
      { path: "/var/www/shop/.htaccess", text: rules },
      { path: "/var/www/blog/.htaccess", text: rules },
    ],
    SHOP,
  )
  assert.deepEqual(change.look, ["/var/www/shop/.htaccess:2 RewriteCond %{HTTPS} !=on"])
  assert.equal(change.files.length, 1)
})

test("a server that listens on loopback is in the way only of a gate that does so, too", () => {
  const text =
    "Listen 127.0.0.1:80\n<VirtualHost 127.0.0.1:80>\nServerName shop.example.jp\nDocumentRoot /a\n</VirtualHost>\n"
  assert.deepEqual(changeApache([{ path: "/p", text }], SHOP).files, [])
  const [moved] = changeApache([{ path: "/p", text }], { ...SHOP, onLoopback: true }).files
  assert.match(moved?.after ?? "", /^Listen 127\.0\.0\.1:8080$/m)
  assert.match(moved?.after ?? "", /^<VirtualHost 127\.0\.0\.1:8080>$/m)
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
