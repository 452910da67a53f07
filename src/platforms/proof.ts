/** How sure we are: read in its source or seen on a running shop, or only known from its documentation. */
export type Proof = "source" | "seen" | "documented"
