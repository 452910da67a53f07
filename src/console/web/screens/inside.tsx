import type { ComponentType } from "react"
import { Redirect, Route, Switch } from "wouter"
import { mayManage, useMe } from "../state/session.ts"
import { Account } from "./account/account.tsx"
import { NotFound } from "./not-found.tsx"
import { People } from "./people/people.tsx"
import { Plan } from "./plan/plan.tsx"
import { INSTALLATION_SCREENS, type InstallationScreen } from "./screen-paths.ts"
import { Shell } from "./shell.tsx"
import { Shops } from "./shops/shops.tsx"
import { ShopRoutes } from "./shop-routes.tsx"

const SCREENS: Readonly<Record<InstallationScreen, ComponentType>> = {
  "/": Shops,
  "/plan": Plan,
  "/people": People,
  "/account": Account,
}

/** Everything behind the sign-in. */
export const Inside = () => {
  const me = useMe()
  const mine = INSTALLATION_SCREENS.filter((path) => path !== "/people" || mayManage(me))
  return (
    <Shell>
      <Switch>
        {mine.map((path) => (
          <Route key={path} path={path} component={SCREENS[path]} />
        ))}
        <Route path="/sites/:site/*?">{({ site }) => <ShopRoutes site={site} />}</Route>
        <Route path="/sign-in">
          <Redirect to="/" />
        </Route>
        <Route component={NotFound} />
      </Switch>
    </Shell>
  )
}
