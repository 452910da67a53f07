const token = (): string => Math.random().toString(36).slice(2, 12)
const AGENT = (n: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.${n % 9999}.0 Safari/537.36`

const common = (n: number): string[] => [
  "Host: shop.example.jp",
  `User-Agent: ${AGENT(n)}`,
  "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "Accept-Language: ja,en-US;q=0.7,en;q=0.3",
  "Accept-Encoding: gzip, deflate, br",
  `Cookie: eccube=${token()}${token()}; _ga=GA1.2.${n}.1700000000; cart=${token()}`,
]

/** A product list with a search word: no two alike, so that nothing kept from one answers the next. */
export const listRequest = (n: number): Buffer => {
  const word = encodeURIComponent(`スニーカー ${token()}`)
  const target = `/products/list?category_id=${n % 90}&name=${word}&orderby=${n % 3}&pageno=${n % 20}`
  const lines = [`GET ${target} HTTP/1.1`, ...common(n), `Referer: https://shop.example.jp/products/detail/${n}`]
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`)
}

/** An order form of some 600 bytes with Japanese text. */
export const orderRequest = (n: number): Buffer => {
  const body = new URLSearchParams({
    name01: `山田${token()}`,
    name02: "太郎",
    kana01: "ヤマダ",
    addr01: "渋谷区神南",
    addr02: `1丁目2番3号 メゾン神南${n % 999}`,
    phone: "0312345678",
    email: `${token()}@example.jp`,
    message: "のしをつけてください。",
    mode: "confirm",
  }).toString()
  const lines = [
    "POST /shopping/confirm HTTP/1.1",
    ...common(n),
    "Content-Type: application/x-www-form-urlencoded",
    `Content-Length: ${body.length}`,
    "Origin: https://shop.example.jp",
  ]
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`)
}

/** A plain attack: both sides must refuse it, or their rules are not at work. */
export const attackRequest = (n: number): Buffer => {
  const lines = [`GET /products/list?name=${encodeURIComponent("1' UNION SELECT password FROM members--")} HTTP/1.1`]
  return Buffer.from(`${[...lines, ...common(n)].join("\r\n")}\r\n\r\n`)
}
