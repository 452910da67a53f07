import type { ComponentType } from "react"
import { Redirect, Route, Switch } from "wouter"
import { useMe } from "../state/session.ts"
import { Card } from "./card/card.tsx"
import { Contractors } from "./contractors/contractors.tsx"
import { Findings } from "./findings/findings.tsx"
import { History } from "./history/history.tsx"
import { List } from "./list/list.tsx"
import { NotFound } from "./not-found.tsx"
import { Orders } from "./orders/orders.tsx"
import { Overview } from "./overview/overview.tsx"
import { Papers } from "./papers/papers.tsx"
import { QuestionPage } from "./question/question-page.tsx"
import { Saas } from "./saas/saas.tsx"
import { CONTRACTOR_SCREENS, SHOP_SCREENS, shopPath, type ShopScreen } from "./screen-paths.ts"
import { Terminals } from "./terminals/terminals.tsx"

const SCREENS: Readonly<Record<ShopScreen, ComponentType<{ readonly site: string }>>> = {
  "": Overview,
  list: List,
  question: QuestionPage,
  saas: Saas,
  findings: Findings,
  history: History,
  orders: Orders,
  card: Card,
  papers: Papers,
  contractors: Contractors,
  terminals: Terminals,
}

/** The pages of one shop; a contractor has the list and its questions only. */
export const ShopRoutes = ({ site }: { readonly site: string }) => {
  const contractor = useMe().role === "contractor"
  return (
    <Switch>
      {(contractor ? CONTRACTOR_SCREENS : SHOP_SCREENS).map((screen) => {
        const Screen = SCREENS[screen]
        return (
          <Route key={screen} path={shopPath(":site", screen)}>
            <Screen site={site} />
          </Route>
        )
      })}
      <Route>{contractor ? <Redirect to={shopPath(site, CONTRACTOR_SCREENS[0])} replace /> : <NotFound />}</Route>
    </Switch>
  )
}
