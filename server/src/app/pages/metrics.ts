import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { inScope, poolState } from '#platform/db'
import type { Services } from '#platform/http'

/** `/metrics` for Prometheus: how long routes take, what jobs wait or failed, how busy the pool is, and the process itself. */
export function addMetrics(app: FastifyInstance, services: Services): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'http_request_duration_seconds', help: 'Time from request to answer', labelNames: ['method', 'route', 'status'], registers: [register],
    buckets: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  })
  app.addHook('onResponse', async (request, reply) => {
    durations.observe({ method: request.method, route: request.routeOptions.url ?? 'web', status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  const jobs = new Gauge({
    name: 'guildhall_jobs', help: 'Jobs by state; failed ones are dead letters', labelNames: ['state'], registers: [],
    async collect() {
      const counts = await countJobs(services).catch(() => [])
      for (const { state, count } of counts) this.set({ state }, Number(count))
    },
  })
  const connections = new Gauge({
    name: 'guildhall_db_connections', help: 'Connections of the request pool', labelNames: ['state'], registers: [],
    collect() {
      for (const [state, count] of Object.entries(poolState(services.db))) this.set({ state }, count)
    },
  })
  register.registerMetric(jobs)
  register.registerMetric(connections)
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()))
}

async function countJobs(services: Services) {
  const rows = await inScope(services.db, { role: 'app_job', holder: 'job:platform.metrics', scope: '' }, (tx) =>
    tx.selectFrom('job_run').select(['state', (is) => is.fn.countAll<bigint>().as('count')]).groupBy('state').execute())
  const known = new Map(rows.map((row) => [row.state, row.count]))
  return ['waiting', 'running', 'done', 'failed', 'cancelled'].map((state) => ({ state, count: known.get(state) ?? 0n }))
}
