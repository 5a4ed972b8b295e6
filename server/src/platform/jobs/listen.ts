import pg from 'pg'
import { workChannel } from '../outbox/index.ts'

/** Listens for committed work on a connection of its own, and connects again when it breaks. Gives the function that ends it. */
export async function listen(url: string, onWork: () => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let ended = false
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    client = undefined
    if (!ended) timer ??= setTimeout(() => { timer = undefined; void connect() }, 1_000)
  }
  async function connect() {
    const fresh = new pg.Client({ connectionString: url, application_name: 'guildhall wake', keepAlive: true })
    fresh.on('error', later)
    fresh.on('end', later)
    fresh.on('notification', onWork)
    try {
      await fresh.connect()
      await fresh.query(`listen ${workChannel}`)
      client = fresh
      onWork()
    } catch {
      await fresh.end().catch(() => {})
      later()
    }
  }
  await connect()
  return async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}
