/** A whole number as people type it, with commas and full-width digits; null where there is none. */
export const numberTyped = (text: string): number | null => {
  const digits = text.normalize("NFKC").replace(/[\s,、,]/g, "")
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null
}
