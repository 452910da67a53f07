/** The place of a requirement or a criterion on the page: `build/9.redirect` → `item-build-9-redirect`. */
export const anchorOf = (id: string): string => `item-${id.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 120)}`

/** What stands on the seal of a requirement: the part after its phase. */
export const numberOf = (requirement: string): string => requirement.split("/").at(-1)?.slice(0, 6) ?? requirement
