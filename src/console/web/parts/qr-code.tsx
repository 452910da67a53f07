import encoder from "pdfmake/js/qrEnc.js"
import { useMemo } from "react"

const FIT = 200
const QUIET_MODULES = 4

/** A text as a QR code; `label` says what it is, the same text stands beside it. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const drawn = useMemo(
    () =>
      encoder.default.measure({
        qr: text,
        fit: FIT,
        padding: QUIET_MODULES,
        eccLevel: "M",
        foreground: "ink",
        background: "paper",
      }),
    [text],
  )
  const path = drawn._canvas
    .filter(({ color }) => color === "ink")
    .map(({ x, y, w, h }) => `M${x} ${y}h${w}v${h}h${-w}z`)
    .join("")
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawn._width} ${drawn._width}`}
      width={FIT}
      height={FIT}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
