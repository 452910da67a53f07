const shop = (site: string): string => `/api/sites/${encodeURIComponent(site)}`

/** Where a paper is downloaded from. */
export const paperAddress = (site: string, paper: string, format: string, language: string): string =>
  `${shop(site)}/paper?${new URLSearchParams({ paper, format, language }).toString()}`

/** Where the spreadsheet with somebody's rows is had; without `person`, with one's own. */
export const sheetAddress = (site: string, person?: string): string =>
  person === undefined ? `${shop(site)}/sheet` : `${shop(site)}/people/${encodeURIComponent(person)}/sheet`
