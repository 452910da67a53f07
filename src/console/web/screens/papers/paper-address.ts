/** Where a paper is downloaded from. */
export const paperAddress = (site: string, paper: string, format: string, language: string): string =>
  `/api/sites/${encodeURIComponent(site)}/paper?${new URLSearchParams({ paper, format, language }).toString()}`
