import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './graphiql.css'
import { GraphiQL, type GraphiQLProps, HISTORY_PLUGIN } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { AddressBar } from './address-bar.tsx'
import { examples } from './examples.ts'
import { EXAMPLES_PANEL } from './examples-panel.tsx'
import { type Operation, readLink } from './link.ts'
import { storage } from './storage.ts'

const PANELS = [EXAMPLES_PANEL, HISTORY_PLUGIN]

/** How many examples are open on the first visit. */
const FIRST_TABS = 3

const ask: GraphiQLProps['fetcher'] = async ({ query, variables, operationName: name }, options) => {
  // Just after another operation was opened, GraphiQL still gives the name of the one before.
  const operationName = name && new RegExp(`\\bquery\\s+${name}\\b`).test(query) ? name : undefined
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options?.headers },
    body: JSON.stringify({ query, variables, operationName }),
  })
  return response.json()
}

const linked = readLink(location.hash)
const firstTabs: Operation[] = linked ? [linked] : examples.slice(0, FIRST_TABS)
const isFirstVisit = storage.getItem('graphiql:tabState') === null
// GraphiQL takes the text of the first tab from here, and only that of the others from defaultTabs.
const shown = linked ?? (isFirstVisit ? firstTabs[0] : undefined)

const root = document.getElementById('graphiql')
if (root)
  createRoot(root).render(
    <GraphiQL
      fetcher={ask}
      storage={storage}
      plugins={PANELS}
      visiblePlugin={EXAMPLES_PANEL}
      defaultTabs={firstTabs}
      initialQuery={shown?.query}
      initialVariables={shown?.variables}
      defaultEditorToolsVisibility
    >
      <GraphiQL.Logo>
        Claimgraph <a href="/schema">model</a> <a href="/schema.graphql">schema</a>{' '}
        <a href="/export">exports</a>
      </GraphiQL.Logo>
      <AddressBar />
    </GraphiQL>,
  )
