/** Puts the focus on the page's heading: for when what had it is gone. */
export const focusOnTitle = (): void => document.querySelector<HTMLElement>("main h1")?.focus()

/** Puts the focus on the heading of the part of the page in which an element stands, before that element goes. */
export const focusOnPart = (element: Element): void => {
  const heading = element.closest(".sheet")?.querySelector<HTMLElement>("h2")
  if (heading) heading.focus({ preventScroll: true })
  else focusOnTitle()
}

/** Puts the focus on the heading of the card beside the one in which an element stands; that one is about to go. */
export const focusOnNextCard = (element: Element | null): void => {
  const card = element?.closest("li")
  const beside = card?.nextElementSibling ?? card?.previousElementSibling
  const heading = beside?.querySelector<HTMLElement>("h2")
  if (heading) heading.focus({ preventScroll: true })
  else focusOnTitle()
}
