/** The largest evidence file; the pages say so before they send it. */
export const EVIDENCE_BYTES = 20 * 1024 * 1024
