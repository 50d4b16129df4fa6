/** An operation to begin with, as a file of `examples/` gives it. */
export interface Example {
  title: string
  /** What the answer shows, in one line. */
  explanation: string
  /** The text of the file without its variables. */
  query: string
  /** JSON. Empty where the operation takes none. */
  variables: string
}

/** Reads a file whose first comments are the title, the explanation and, if any, `# variables: {…}`. */
export function readExample(text: string): Example {
  const comments = commentsOf(text)
  const [title, explanation] = comments.map((line) => line.replace(/^# ?/, ''))
  if (!title || !explanation) throw new Error(`An example begins with a title and an explanation:\n${text}`)
  const variables = comments.find((line) => line.startsWith(VARIABLES))
  return {
    title,
    explanation,
    query: variables ? text.replace(`${variables}\n`, '') : text,
    variables: variables ? JSON.stringify(JSON.parse(variables.slice(VARIABLES.length)), null, 2) : '',
  }
}

/** The variables that the first comments of an operation give it, as JSON. */
export function variablesIn(text: string): string | undefined {
  return commentsOf(text)
    .find((line) => line.startsWith(VARIABLES))
    ?.slice(VARIABLES.length)
}

const VARIABLES = '# variables: '

const commentsOf = (text: string) => /^(?:#.*\n)+/.exec(text)?.[0].trimEnd().split('\n') ?? []
