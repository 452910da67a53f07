import { MantineProvider } from "@mantine/core"
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { useState, type ComponentType } from "react"
import { Route, Switch } from "wouter"
import { LightOnPaper } from "./parts/light-on-paper.tsx"
import { AnnounceProvider } from "./parts/announce.tsx"
import { ContractorEntry } from "./sign-in/contractor-entry.tsx"
import { Gatehouse } from "./sign-in/gatehouse.tsx"
import { Join } from "./sign-in/join.tsx"
import { LINK_SCREENS, type LinkScreen } from "./screens/screen-paths.ts"
import { Terminal } from "./screens/terminal/terminal.tsx"
import { Refused } from "./state/client.ts"
import { LanguageProvider } from "./state/language.tsx"
import { SESSION } from "./state/session.ts"
import { theme } from "./theme.ts"

const BY_LINK: Readonly<Record<LinkScreen, ComponentType>> = {
  "/join": Join,
  "/contractor": ContractorEntry,
  "/terminal": Terminal,
}
const TRIES = 2
/** Whoever is no longer signed in is shown the sign-in page, from whatever request that came out. */
const makeQueries = (): QueryClient => {
  const onError = (error: Error) => {
    if (error instanceof Refused && error.status === 401) void queries.invalidateQueries({ queryKey: SESSION })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The console may well run on this very machine: whether it is on the internet says nothing.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        retry: (count, error) =>
          count < TRIES && !(error instanceof Refused && error.status >= 400 && error.status < 500),
      },
    },
  })
  return queries
}

export const App = () => {
  const [queries] = useState(makeQueries)
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <LightOnPaper />
        <LanguageProvider>
          <AnnounceProvider>
            <Switch>
              {LINK_SCREENS.map((path) => (
                <Route key={path} path={path} component={BY_LINK[path]} />
              ))}
              <Route component={Gatehouse} />
            </Switch>
          </AnnounceProvider>
        </LanguageProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}
