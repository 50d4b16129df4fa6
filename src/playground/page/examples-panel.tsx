import { UnStyledButton } from '@graphiql/react'
import { examples } from './examples.ts'
import { useOpenOperation } from './open-operation.ts'

/** A panel of GraphiQL in which one click puts an example into the editor. */
export const EXAMPLES_PANEL = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel }

function ExamplesPanel() {
  const open = useOpenOperation()
  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <UnStyledButton type="button" disabled={!open} onClick={() => open?.(example)}>
              <strong>{example.title}</strong>
              <span>{example.explanation}</span>
            </UnStyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 5h1M3 10h1M3 15h1M7 5h10M7 10h10M7 15h10" strokeLinecap="round" />
    </svg>
  )
}
