import { useState } from "react"

/** When this form or page was opened, in milliseconds since 1970 UTC: its days are counted from then. */
export const useOpenedAt = (): number => useState(Date.now)[0]
