/** The secret of a personal link: what follows the `#`. It never goes to the server as part of an address. */
export const tokenInAddress = (): string => decodeURIComponent(window.location.hash.slice(1)).trim()
/** Takes the secret out of the address bar and the browser's history. */
export const hideToken = (): void => window.history.replaceState(null, "", window.location.pathname)
