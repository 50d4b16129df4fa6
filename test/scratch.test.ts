import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { useServer } from './harness/server.ts'

const { ask, countStatements, database } = useServer('corpus')
test('write', async () => {
  for (const name of readdirSync('test/questions').filter((n) => n.endsWith('.graphql'))) {
    const json = `test/questions/${name.replace('.graphql', '.json')}`
    if (existsSync(json) && !process.env.ALL) continue
    let data: unknown
    try {
      const statements = await countStatements(async () => {
        data = await ask(readFileSync(`test/questions/${name}`, 'utf8'))
      })
      writeFileSync(
        json.replace('test/questions/', '/tmp/answers/'),
        JSON.stringify({ statements, data }, null, 2) + '\n',
      )
    } catch (e) {
      console.log(name, String(e).slice(0, 1500))
    }
  }
  if (process.env.SQL) console.log(JSON.stringify(await database.$queryRawUnsafe(process.env.SQL), null, 1))
})
