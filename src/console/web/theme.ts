import { createTheme, type MantineColorsTuple } from "@mantine/core"

/** Indigo, from pale to dark. The same values stand in `styles/base.css`: no style element is made at run time. */
const ai: MantineColorsTuple = [
  "#eef2f6",
  "#dbe3ec",
  "#b8c8d9",
  "#8ea7c1",
  "#6586a8",
  "#456b92",
  "#2f5580",
  "#1f3a5f",
  "#182e4b",
  "#112138",
]

/** What components read in JavaScript; everything that is seen comes from the style sheet. */
export const theme = createTheme({
  colors: { blue: ai },
  primaryColor: "blue",
  primaryShade: 7,
  defaultRadius: "sm",
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    Button: { defaultProps: { size: "sm" } },
  },
})
