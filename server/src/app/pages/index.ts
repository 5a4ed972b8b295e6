import type { FastifyInstance } from 'fastify'
import { languageOf, refusalAnswer, type Services } from '#platform/http'
import type { Module } from '#platform/module'
import { addDocs } from './docs.ts'
import { addHealth } from './health.ts'
import { addMetrics } from './metrics.ts'
import { openWebFiles } from './web-files.ts'

/** Everything the server answers beside the routes of the contract. */
export function addPages(app: FastifyInstance, services: Services, modules: Module[]): void {
  addHealth(app, services)
  addMetrics(app, services)
  addDocs(app, modules, services)
  const web = openWebFiles()
  app.setNotFoundHandler(async (request, reply) => {
    const [path] = request.url.split('?') as [string]
    if (request.method === 'GET' && !/^\/(api|files|healthz|readyz|metrics|openapi\.json)(\/|$)/.test(path) && await web.answer(path, request, reply)) return reply
    const problem = refusalAnswer('platform.not-found', languageOf(request.headers['accept-language']))
    return reply.status(problem.status).type('application/problem+json').send(problem)
  })
}
