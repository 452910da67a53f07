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
import { Terminals } from "./terminals/terminals.tsx"

/** The pages of one shop; a contractor has the list and its questions only. */
export const ShopRoutes = ({ site }: { readonly site: string }) => {
  const contractor = useMe().role === "contractor"
  if (contractor)
    return (
      <Switch>
        <Route path="/sites/:site/list">
          <List site={site} />
        </Route>
        <Route path="/sites/:site/question">
          <QuestionPage site={site} />
        </Route>
        <Route>
          <Redirect to={`/sites/${site}/list`} replace />
        </Route>
      </Switch>
    )
  return (
    <Switch>
      <Route path="/sites/:site">
        <Overview site={site} />
      </Route>
      <Route path="/sites/:site/list">
        <List site={site} />
      </Route>
      <Route path="/sites/:site/question">
        <QuestionPage site={site} />
      </Route>
      <Route path="/sites/:site/saas">
        <Saas site={site} />
      </Route>
      <Route path="/sites/:site/findings">
        <Findings site={site} />
      </Route>
      <Route path="/sites/:site/history">
        <History site={site} />
      </Route>
      <Route path="/sites/:site/orders">
        <Orders site={site} />
      </Route>
      <Route path="/sites/:site/card">
        <Card site={site} />
      </Route>
      <Route path="/sites/:site/papers">
        <Papers site={site} />
      </Route>
      <Route path="/sites/:site/contractors">
        <Contractors site={site} />
      </Route>
      <Route path="/sites/:site/terminals">
        <Terminals site={site} />
      </Route>
      <Route component={NotFound} />
    </Switch>
  )
}
