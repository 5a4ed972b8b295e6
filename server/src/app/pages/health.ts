import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Services } from '#platform/http'

/** `/healthz`: the process lives. `/readyz`: it can answer requests now, because the database answers. */
export function addHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await sql`select 1`.execute(services.db)
      return reply.send({ status: 'ready' })
    } catch {
      return reply.status(503).header('retry-after', '2').send({ status: 'database unavailable' })
    }
  })
}
