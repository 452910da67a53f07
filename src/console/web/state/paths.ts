/** The page of one question (`build/9.redirect`) or of one of the 47 lines. */
export const questionPath = (site: string, id: string): string => `/sites/${site}/question?id=${encodeURIComponent(id)}`
