import { readExample } from '../example.ts'

const files: Record<string, string> = import.meta.glob('../../../examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Those of `examples/`, in the order of their names, as they were when the page was built. */
export const examples = Object.keys(files)
  .sort()
  .map((name) => readExample(files[name] ?? ''))
