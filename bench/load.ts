// The load: a process of its own, that keeps a few connections busy and reads as little of the answers as it can.

import { connect, type Socket } from 'node:net'

export interface Job {
  port: number
  /** Whole HTTP requests, sent in turn. */
  requests: string[]
  connections: number
  milliseconds: number
  /** Most requests, whatever the time. */
  most: number
}

export interface Load {
  count: number
  seconds: number
  bytes: number
  /** In milliseconds, sorted. */
  latencies: number[]
}

process.on('message', async (job: Job) => {
  try {
    process.send?.({ load: await run(job) })
  } catch (error) {
    process.send?.({ error: String(error) })
  }
})
process.on('disconnect', () => process.exit())

async function run({ port, requests, connections, milliseconds, most }: Job): Promise<Load> {
  const buffers = requests.map((request) => Buffer.from(request))
  const latencies: number[] = []
  const began = performance.now()
  const endAt = began + milliseconds
  let next = 0
  let bytes = 0
  const oneConnection = async () => {
    const ask = await openConnection(port)
    while (performance.now() < endAt && next < most) {
      const buffer = buffers[next++ % buffers.length] ?? Buffer.alloc(0)
      const sentAt = performance.now()
      const size = await ask(buffer)
      latencies.push(performance.now() - sentAt)
      bytes += size
    }
    ask.end()
  }
  await Promise.all(Array.from({ length: connections }, oneConnection))
  const seconds = (performance.now() - began) / 1000
  return { count: latencies.length, seconds, bytes, latencies: latencies.sort((a, b) => a - b) }
}

/** A connection that sends a request and counts the bytes of the answer, which must say their number and be no error. */
async function openConnection(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let settle: { resolve: (bytes: number) => void; reject: (error: Error) => void } | undefined
  let missing = 0
  let received = 0
  let head = ''
  const fail = (words: string) => settle?.reject(new Error(words))
  socket.on('error', (error) => settle?.reject(error))
  socket.on('close', () => fail('the server closed the connection'))
  socket.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (missing === 0) {
      head += chunk.subarray(0, 4096).toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN)
      if (!head.startsWith('HTTP/1.1 200') || Number.isNaN(length)) return fail(`unexpected answer: ${head}`)
      missing = end + 4 + length
      if (head.slice(end + 4, end + 200).includes('"errors"')) return fail(`an error: ${head.slice(end)}`)
    }
    if (received < missing) return
    const bytes = received
    head = ''
    received = 0
    missing = 0
    settle?.resolve(bytes)
  })
  const ask = (request: Buffer) =>
    new Promise<number>((resolve, reject) => {
      settle = { resolve, reject }
      socket.write(request)
    })
  return Object.assign(ask, { end: () => void socket.removeAllListeners('close').destroy() })
}
