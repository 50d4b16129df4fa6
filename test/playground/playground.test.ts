import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useServer } from '../harness/server.ts'
import { chromiumPath, useBrowser } from './browser.ts'

const root = join(import.meta.dirname, '../..')

const { origin } = useServer('corpus')
beforeAll(buildIfOlder)

describe('over HTTP', () => {
  test('/ leads to the playground', async () => {
    const response = await fetch(origin(), { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphiql'])
  })

  test.each(['/graphiql', '/schema'])(
    '%s may load from this server alone, and is asked for again',
    async (path) => {
      const response = await fetch(origin() + path)
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      // Without this fetch would ask for a fresh one.
      const headers = { 'cache-control': 'max-age=0', 'if-none-match': response.headers.get('etag') ?? '' }
      expect((await fetch(origin() + path, { headers })).status).toBe(304)
    },
  )

  test('what the pages load is kept for a year', async () => {
    const page = await (await fetch(`${origin()}/graphiql`)).text()
    const script = /src="(\/graphiql\/assets\/[^"]+\.js)"/.exec(page)?.[1]
    const response = await fetch(origin() + script)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('/schema.graphql is the schema', async () => {
    const response = await fetch(`${origin()}/schema.graphql`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toContain('type Claim implements Node {')
  })
})

const withoutBrowser = chromiumPath
  ? ''
  : ' (skipped: no Chromium found; install it, or set CHROMIUM to its path)'

describe.skipIf(!chromiumPath)(`in Chromium${withoutBrowser}`, { timeout: 120_000 }, () => {
  const { open, foreign, faults } = useBrowser()

  test('the flagship runs from the panel, and shows Streltsov', async () => {
    const page = await open(origin())
    expect(new URL(page.url()).pathname).toBe('/graphiql')
    await pickExample(page, 'The readings of')
    await pickExample(page, 'Claims about China')
    await run(page)
    await page.locator('.graphiql-response', { hasText: 'Dmitry Streltsov' }).waitFor()
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT })
  })

  test('an example brings its variables', async () => {
    const page = await open(`${origin()}/graphiql`)
    await pickExample(page, 'Page after page')
    await page.getByRole('region', { name: 'Variables' }).filter({ hasText: '"filter"' }).waitFor()
    await run(page)
    await page.locator('.graphiql-response', { hasText: 'hasNextPage' }).waitFor()
  })

  test('an example runs at once, without the name of the operation that was open before', async () => {
    const page = await open(`${origin()}/graphiql`)
    await editorsReady(page)
    await page.evaluate(
      "[...document.querySelectorAll('.examples button')].find((button) => button.textContent.includes('denial')).click()",
    )
    await page.evaluate("document.querySelector('.graphiql-execute-button').click()")
    await page.locator('.graphiql-response', { hasText: '"denials"' }).waitFor()
  })

  test('an example runs at once, also where its name begins like that of the operation before', async () => {
    const page = await open(
      `${origin()}/graphiql#query=${encodeURIComponent('query China { countries { totalCount } }')}`,
    )
    await run(page)
    await page.locator('.graphiql-response', { hasText: '"countries"' }).waitFor()
    await page.evaluate(
      "[...document.querySelectorAll('.examples button')].find((button) => button.textContent.includes('Claims about China')).click()",
    )
    await page.evaluate("document.querySelector('.graphiql-execute-button').click()")
    await page.locator('.graphiql-response', { hasText: '"heldBack"' }).waitFor()
  })

  test('an example opens beside what somebody wrote, not over it', async () => {
    const page = await open(
      `${origin()}/graphiql#query=${encodeURIComponent('query Mine { countries { totalCount } }')}`,
    )
    await pickExample(page, 'Claims about China')
    await page.getByRole('tab', { name: 'Mine' }).click()
    await page.locator('.graphiql-query-editor', { hasText: 'countries' }).waitFor()
  })

  test('the name of a field is completed', async () => {
    const page = await open(`${origin()}/graphiql`)
    await write(page, 'query Mine { countries { nodes { demo')
    await page.getByRole('option', { name: /demonym/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.graphiql-query-editor', { hasText: 'demonym' }).waitFor()
  })

  test('the address of an operation opens it elsewhere, with its variables', async () => {
    const page = await open(`${origin()}/graphiql`)
    await pickExample(page, 'What Shoigu said')
    await page.waitForURL(/HoweverReported.*sergei-shoigu/)
    const elsewhere = await open(page.url())
    await elsewhere.getByRole('tab', { name: 'HoweverReported' }).waitFor()
    await run(elsewhere)
    await elsewhere.locator('.graphiql-response', { hasText: 'A1-02' }).waitFor()
    await elsewhere.reload()
    await elsewhere.locator('.graphiql-query-editor', { hasText: 'HoweverReported' }).waitFor()
    expect(await elsewhere.getByRole('tab').count()).toBe(1)
  })

  test('a link that is pasted into an open playground opens too', async () => {
    const page = await open(`${origin()}/graphiql`)
    await editorsReady(page)
    await page.evaluate("location.hash = 'query=query+Sent+%7B+topics+%7B+totalCount+%7D+%7D'")
    await page.locator('.graphiql-query-editor', { hasText: 'topics' }).waitFor()
  })

  test('documentation, history and headers are there', async () => {
    const page = await open(`${origin()}/graphiql`)
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query' }).click()
    await page.getByText('Claims of all articles.').waitFor()
    await run(page)
    await page.getByRole('button', { name: 'Show History' }).click()
    await page.locator('.graphiql-history-item', { hasText: 'ChinaByRussianExperts' }).waitFor()
    await page.getByRole('button', { name: 'Headers' }).click()
    await page.getByRole('region', { name: 'Headers' }).waitFor()
  })

  test.each(['/graphiql', '/schema'])('%s is light or dark as the reader has it', async (path) => {
    const light = await open(origin() + path, { colorScheme: 'light' })
    const dark = await open(origin() + path, { colorScheme: 'dark' })
    expect(await brightness(light)).toBeGreaterThan(200)
    expect(await brightness(dark)).toBeLessThan(60)
  })

  test('the model is a picture', async () => {
    const page = await open(`${origin()}/schema`)
    for (const name of ['Claim', 'Attribution', 'Person', 'Source'])
      await page.locator('svg text').getByText(name, { exact: true }).first().waitFor()
    expect(await page.locator('svg text').getByText('AttributionTrait').count()).toBe(0)
  })

  test('nothing of all this went wrong, or asked another host', () => {
    expect({ faults, foreign }).toEqual({ faults: [], foreign: [] })
  })
})

async function pickExample(page: Page, title: string): Promise<void> {
  await page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: title }).click()
}

async function run(page: Page): Promise<void> {
  await editorsReady(page)
  await page.getByRole('button', { name: /Execute query/ }).click()
}

async function editorsReady(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  await page.locator('.graphiql-response .monaco-editor').waitFor()
}

/** Types an operation in place of what is in the editor, once the editor knows the schema. */
async function write(page: Page, query: string): Promise<void> {
  await editorsReady(page)
  await page.locator('.graphiql-query-editor .view-line').first().click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(query, { delay: 20 })
}

/** Of the ground of a page, from 0 to 255. */
async function brightness(page: Page): Promise<number> {
  await page.locator('.graphiql-container, svg').first().waitFor()
  const color = await page.evaluate<string>(
    "getComputedStyle(document.querySelector('.graphiql-container') ?? document.body).backgroundColor",
  )
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? []
  return (red + green + blue) / 3
}

/** The pages as built may be older than what they are made of. */
function buildIfOlder(): void {
  const built = join(root, 'src/playground/built/graphiql.html')
  const sources = ['src/playground', 'examples', 'prisma/schema.prisma'].map((path) => join(root, path))
  if (existsSync(built) && sources.every((path) => newest(path) <= statSync(built).mtimeMs)) return
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'src/playground/vite.config.ts'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
}

function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('built'),
  )
  return Math.max(...files.map((file) => statSync(join(path, file)).mtimeMs))
}
