import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { glyphsOf, type Glyphs } from "./glyphs.ts"

const FAMILY = "@expo-google-fonts/biz-udpgothic"
const fileOf = (name: string): string => fileURLToPath(import.meta.resolve(`${FAMILY}/${name}.ttf`))

/** BIZ UDPGothic, which is embedded in every PDF: the places of its two files. */
export const FONT_FILES = {
  normal: fileOf("400Regular/BIZUDPGothic_400Regular"),
  bold: fileOf("700Bold/BIZUDPGothic_700Bold"),
} as const

let known: Glyphs | null = null
/** Which characters the embedded font can draw; read once. Both weights have the same ones. */
export const fontGlyphs = (): Glyphs => {
  known ??= glyphsOf(readFileSync(FONT_FILES.normal))
  return known
}
