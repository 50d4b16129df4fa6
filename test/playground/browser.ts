import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where Chromium is. Undefined where there is none. */
export const chromiumPath = PLACES.find((path) => path && existsSync(path))

/** A Chromium that reaches this machine alone, and notes what its pages ask of others and what goes wrong in them. */
export function useBrowser() {
  const foreign: string[] = []
  const faults: string[] = []
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    })
  })
  afterAll(() => browser?.close())

  return {
    /** What was asked of other hosts. */
    foreign,
    /** Errors and warnings of the console, and what was thrown. */
    faults,
    /** A page in a browser without history. */
    async open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      onTestFinished(() => context.close())
      context.setDefaultTimeout(30_000)
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol !== 'data:' && origin !== new URL(url).origin) foreign.push(request.url())
      })
      const page = await context.newPage()
      page.on('websocket', (socket) => foreign.push(socket.url()))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(url)
      return page
    },
  }
}
