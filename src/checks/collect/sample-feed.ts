/** A small feed for tests, in the shape of RetireJS' data; the names but two are made up. */
const plain = (name: string) =>
  [name, { vulnerabilities: [], extractors: { filename: [`${name}-(§§version§§)\\.js`] } }] as const

export const FEED_TEXT = JSON.stringify({
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => plain(`made-up-${at}`))),
  jquery: {
    vulnerabilities: [
      { below: "3.5.0", severity: "medium", identifiers: { CVE: ["CVE-2020-11022"], summary: "XSS" } },
      { below: "1.9.0", atOrAbove: "1.0.0", severity: "high", identifiers: { summary: "no number" } },
    ],
    extractors: {
      uri: ["/(§§version§§)/jquery(\\.min)?\\.js"],
      filename: ["jquery-(§§version§§)(\\.min)?\\.js"],
      filecontent: ["/\\*! jQuery v(§§version§§)"],
    },
  },
  slow: { vulnerabilities: [], extractors: { filecontent: ["(a+)+(§§version§§)$"] } },
})
