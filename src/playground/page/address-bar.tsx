import { pick, useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'
import { readLink, writeLink } from './link.ts'
import { useOpenOperation } from './open-operation.ts'

/** Keeps the address and the open operation the same, whichever changes. Shows nothing. */
export function AddressBar() {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'))
  const query = tabs[activeTabIndex]?.query ?? ''
  const variables = tabs[activeTabIndex]?.variables ?? ''
  useEffect(() => {
    const link = query.trim() ? writeLink({ query, variables }) : location.pathname
    history.replaceState(null, '', link)
  }, [query, variables])

  const open = useOpenOperation()
  useEffect(() => {
    const openLink = () => {
      const operation = readLink(location.hash)
      if (operation) open?.(operation)
    }
    addEventListener('hashchange', openLink)
    return () => removeEventListener('hashchange', openLink)
  }, [open])
  return null
}
