/** The mark of Sekisho: a gate. */
export const Crest = () => (
  <svg viewBox="-24 -24 48 48" aria-hidden="true" focusable="false">
    <path d="M-15 -11H15M-11 -11V16M11 -11V16M-17 -17H17M-11 -2H11" fill="none" stroke="currentColor" strokeWidth="4" />
  </svg>
)
