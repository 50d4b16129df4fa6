import type { ClientBase, Connection, Submittable } from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

declare module 'pg' {
  interface Connection {
    /** The text of what it has prepared, by name. */
    readonly parsedStatements: Record<string, string>
  }
}

/**
 * A statement of whose answer only the first row is wanted, and that as PostgreSQL writes it. So it needs no description of
 * the columns, which pg's own queries ask for and read each time.
 */
export class TextRow implements Submittable {
  /** By which pg knows what a connection has prepared; empty for what is not to be kept. */
  readonly name: string
  readonly text: string
  private readonly values: (string | Buffer | null)[]
  private cells: (string | null)[] | undefined
  /** Of pg's own, which wraps it where it has a timer to clear. */
  callback: (error?: Error) => void = () => {}

  constructor(name: string, text: string, values: unknown[]) {
    this.name = name
    this.text = text
    this.values = values.map((value) => prepareValue(value))
  }

  /** Gives the cells of the row, none where there is no row. */
  readOn(client: ClientBase): Promise<(string | null)[]> {
    return new Promise((resolve, reject) => {
      this.callback = (error) => (error ? reject(error) : resolve(this.cells ?? []))
      client.query(this)
    })
  }

  // What follows is called by pg.

  submit(connection: Connection): void {
    const { name, text, values } = this
    connection.stream.cork()
    if (!connection.parsedStatements[name]) connection.parse({ name, text, types: [] }, true)
    connection.bind({ statement: name, values }, true)
    connection.execute({}, true)
    connection.sync()
    connection.stream.uncork()
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.cells ??= fields
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback()
  }

  handleError(error: Error): void {
    this.callback(error)
  }
}
