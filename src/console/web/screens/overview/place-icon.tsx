import type { ReactNode } from "react"
import type { Place } from "../../../../guideline/requirement.ts"

const TERMINAL = "M-18 -14H18V9H-18ZM-8 15H8M0 9V15"

/** Small drawings of the places, 44 × 36 round 0,0. */
export const PLACE_ICON: Readonly<Partial<Record<Place, ReactNode>>> = {
  "user-terminal": <path d={TERMINAL} />,
  "admin-terminal": <path d={`${TERMINAL}M-4 -2a4 4 0 1 0 0 .1M0 -2H10M7 -2V3`} />,
  firewall: (
    <path d="M-19 -15H19V15H-19ZM-19 -5H19M-19 5H19M-6 -15V-5M8 -15V-5M1 -5V5M-11 -5V5M12 -5V5M-6 5V15M8 5V15" />
  ),
  "web-server": <path d="M-19 -15H19V-3H-19ZM-19 3H19V15H-19ZM-13 -9H-9M-13 9H-9M3 -9H13M3 9H13" />,
  "database-server": (
    <path d="M-16 -10A16 5 0 0 0 16 -10A16 5 0 0 0 -16 -10V10A16 5 0 0 0 16 10V-10M-16 0A16 5 0 0 0 16 0" />
  ),
}
