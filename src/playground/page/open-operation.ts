import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { examples } from './examples.ts'
import type { Operation } from './link.ts'

/**
 * Gives a function that shows an operation: in the tab that has it, else in place of an example, else in a new tab.
 * Null until the editors are there.
 */
export function useOpenOperation(): ((operation: Operation) => void) | null {
  const { addTab, changeTab } = useGraphiQLActions()
  const { queryEditor, variableEditor, responseEditor, tabs } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor', 'tabs'),
  )
  if (!queryEditor || !variableEditor || !responseEditor) return null
  return ({ query, variables }) => {
    const open = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables)
    if (open >= 0) return changeTab(open)
    if (isOwnWork(queryEditor.getValue())) addTab()
    queryEditor.setValue(query)
    variableEditor.setValue(variables)
    responseEditor.setValue('')
    queryEditor.setScrollTop(0)
  }
}

function isOwnWork(query: string): boolean {
  return query.trim() !== '' && !examples.some((example) => example.query === query)
}
