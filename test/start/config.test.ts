import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataFolder, readConfig, StartError } from '../../src/config.ts'

describe('settings', () => {
  test('none is needed', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataFolder: defaultDataFolder,
      host: '127.0.0.1',
      port: 4000,
      poolSize: 10,
      statementTimeoutMs: 10_000,
      corsOrigins: [],
      trustedDocuments: undefined,
      isTrustedOnly: false,
    })
    expect(defaultDataFolder).toBe(resolve(import.meta.dirname, '../../.claimgraph'))
  })

  test('an empty one counts as absent', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '', CLAIMGRAPH_DATA: '', CLAIMGRAPH_ANY: '' })).toEqual(
      readConfig({}),
    )
  })

  test('port 0 asks for any free port', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0)
  })

  test('all bad ones are named at once', () => {
    const bad = {
      DATABASE_URL: 'mysql://user@host/name',
      PORT: '65536',
      DATABASE_POOL_SIZE: '0',
      STATEMENT_TIMEOUT_MS: '1e3',
      CLAIMGRAPH_DTA: '/srv',
    }
    const complaint = complaintAbout(bad)
    expect(complaint.split('\n')).toHaveLength(5)
    for (const name of Object.keys(bad)) expect(complaint).toContain(name)
  })

  test('origins are separated by commas', () => {
    const CLAIMGRAPH_CORS_ORIGINS = ' https://a.example,http://localhost:5173, '
    expect(readConfig({ CLAIMGRAPH_CORS_ORIGINS }).corsOrigins).toEqual([
      'https://a.example',
      'http://localhost:5173',
    ])
  })

  test.each([
    '*',
    'null',
    'a.example',
    'https://a.example/',
    'https://a.example/page',
    'https://A.example',
    'https://a.example:443',
    'https://a.example https://b.example',
    'ftp://a.example',
    'file://',
  ])('%s is no origin', (bad) => {
    const complaint = complaintAbout({ CLAIMGRAPH_CORS_ORIGINS: `https://good.example,${bad}` })
    expect(complaint).toMatch(/^CLAIMGRAPH_CORS_ORIGINS has /)
    expect(complaint).toContain(`"${bad}"`)
    expect(complaint).not.toContain('good')
  })

  test('the server that is asked has an address', () => {
    const CLAIMGRAPH_URL = 'http://127.0.0.1:4000/graphql'
    expect(readConfig({ CLAIMGRAPH_URL }).url).toBe(CLAIMGRAPH_URL)
    expect(complaintAbout({ CLAIMGRAPH_URL: 'localhost:4000' })).toMatch(
      /^CLAIMGRAPH_URL is "localhost:4000", but must be an address/,
    )
  })

  test('to trust only what is trusted, something must be', () => {
    expect(complaintAbout({ CLAIMGRAPH_TRUSTED_ONLY: 'true' })).toMatch(
      /CLAIMGRAPH_TRUSTED_DOCUMENTS names none/,
    )
    expect(complaintAbout({ CLAIMGRAPH_TRUSTED_ONLY: 'yes' })).toBe(
      'CLAIMGRAPH_TRUSTED_ONLY is "yes", but must be true or false.',
    )
    const both = { CLAIMGRAPH_TRUSTED_ONLY: 'true', CLAIMGRAPH_TRUSTED_DOCUMENTS: '/srv/documents.json' }
    expect(readConfig(both)).toMatchObject({ isTrustedOnly: true, trustedDocuments: '/srv/documents.json' })
  })

  test('variables of other programs are none of our business', () => {
    expect(readConfig({ PATH: '/bin', npm_package_name: 'claimgraph' })).toEqual(readConfig({}))
  })

  test.each(['x', '-1', '1.5', ' 80', '0x50', '1e3', '99999999999', '65536'])(
    'PORT=%s is refused',
    (PORT) => {
      expect(complaintAbout({ PORT })).toBe(`PORT is "${PORT}", but must be a whole number from 0 to 65535.`)
    },
  )

  test.each([
    'postgresql://user:password@host:5432/name',
    'postgres://host/name',
    'postgresql://user:p%2Fss@[::1]/name?sslmode=verify-full',
    'postgresql:///name?host=/var/run/postgresql',
    'postgresql://user@/name?host=/var/run/postgresql',
  ])('%s is the address of a database', (DATABASE_URL) => {
    expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  })

  test.each([
    'localhost:5432/name',
    'https://user:hunter2@host/name',
    'postgresql://user:hunter2/3@host/name',
    'postgresql://user:12/hunter2@host/name',
    'postgresql://user:12#hunter2@host/name',
  ])('%s is not, and its password is not repeated', (DATABASE_URL) => {
    const complaint = complaintAbout({ DATABASE_URL })
    expect(complaint).toMatch(/^DATABASE_URL must look like/)
    expect(complaint).not.toContain('hunter2')
  })
})

function complaintAbout(variables: Record<string, string>): string {
  try {
    readConfig(variables)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  throw new Error('Nothing was refused.')
}
