/** The QR encoder inside pdfmake: fills in the drawing of `node.qr`. */
declare module "pdfmake/js/qrEnc.js" {
  interface Square {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
    readonly color: string
  }
  interface QrNode {
    readonly qr: string
    readonly fit: number
    readonly padding: number
    readonly eccLevel: "L" | "M" | "Q" | "H"
    readonly foreground: string
    readonly background: string
  }
  /** A CommonJS module as an ES module of this package sees it: its own default is one step further in. */
  const encoder: {
    readonly default: {
      measure(node: QrNode): QrNode & { readonly _canvas: readonly Square[]; readonly _width: number }
    }
  }
  export default encoder
}
