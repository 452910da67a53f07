import { Redirect, Route, Switch } from "wouter"
import { useMe } from "../state/session.ts"
import { Account } from "./account/account.tsx"
import { NotFound } from "./not-found.tsx"
import { People } from "./people/people.tsx"
import { Plan } from "./plan/plan.tsx"
import { Shell } from "./shell.tsx"
import { Shops } from "./shops/shops.tsx"
import { ShopRoutes } from "./shop-routes.tsx"

/** Everything behind the sign-in. */
export const Inside = () => {
  const me = useMe()
  return (
    <Shell>
      <Switch>
        <Route path="/" component={Shops} />
        <Route path="/plan" component={Plan} />
        {me.role === "owner" && <Route path="/people" component={People} />}
        <Route path="/account" component={Account} />
        <Route path="/sites/:site/*?">{({ site }) => <ShopRoutes site={site} />}</Route>
        <Route path="/sign-in">
          <Redirect to="/" />
        </Route>
        <Route component={NotFound} />
      </Switch>
    </Shell>
  )
}
