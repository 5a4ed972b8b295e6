import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { refusals } from '@guildhall/contract'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { readTls } from '../config/index.ts'
import { newId } from '../ids/index.ts'
import type { InBatches } from './batched.ts'
import type { Services } from './context.ts'
import { answer, send, type Authenticate, type Edge } from './edge.ts'
import { KeptAnswers } from './kept.ts'
import type { Handled } from './handled.ts'
import { knownFault, languageOf } from './problem.ts'

export type ServerOptions = { services: Services; authenticate: Authenticate; routes: Handled[]; batches?: InBatches }

/** Largest JSON body; files come as multipart and have their own limit. */
const bodyLimit = 1_048_576
export const uploadLimit = 104_857_600

/** The HTTP server with every route of the contract. Throws at start-up for a route without audience, or one named or placed twice. */
export async function createServer({ services, authenticate, routes, batches }: ServerOptions): Promise<FastifyInstance> {
  const { config } = services
  const tls = readTls(config)
  const secure = await securityHeaders()
  const https = tls ? { https: tls } : {}
  const app = Fastify({
    ...https, bodyLimit, trustProxy: config.TRUSTED_PROXIES.length > 0 ? config.TRUSTED_PROXIES : false, genReqId: newId,
    routerOptions: { maxParamLength: 300 }, forceCloseConnections: 'idle',
    // An address that cannot be read (%E0%A4%A) reaches no route and no hook, so it is answered here.
    frameworkErrors: (error, request, reply) => fault(error, request, reply.headers(secure)),
  }) as unknown as FastifyInstance
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: uploadLimit, files: 1, fields: 10 } })
  if (config.RATE_LIMITS) await app.register(rateLimit, { max: 1_200, timeWindow: '1 minute', addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false } })

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(secure)
    if (request.method !== 'GET' && request.method !== 'HEAD' && !sameOrigin(request.headers)) {
      return reply.status(403).type('application/problem+json').send({ type: 'about:blank', title: refusals['platform.not-allowed'].zh, status: 403, code: 'platform.not-allowed' })
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    services.log.info({ id: request.id, method: request.method, route: request.routeOptions.url ?? '(none)', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  const fault = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request.headers['accept-language'])
    const known = knownFault(error)
    if (known) {
      const title = known.code === 'platform.unavailable' ? unavailable[language] : refusals[known.code][language]
      if (known.status === 503) reply.header('retry-after', '2')
      return send(reply, { type: `/docs#${known.code}`, title, status: known.status, code: known.code })
    }
    services.log.error({ id: request.id, route: request.routeOptions.url, err: error }, 'unexpected error')
    return send(reply, { type: 'about:blank', title: bug[language], status: 500, code: 'platform.unexpected', details: { requestId: request.id } })
  }
  app.setErrorHandler(fault)

  checkRoutes(routes)
  if (!batches && routes.some((handled) => handled.batched)) throw new Error('there are batched routes and nothing that answers them')
  const edge: Edge = { services, authenticate, kept: new KeptAnswers(services.clock), batches }
  for (const handled of routes) {
    if (services.demo ? handled.route.realOnly : handled.route.demoOnly) continue
    app.route({
      method: handled.route.method,
      url: handled.route.path,
      config: handled.route.limit && config.RATE_LIMITS ? { rateLimit: { max: handled.route.limit, timeWindow: '1 minute' } } : {},
      handler: async (request, reply) => {
        await answer(edge, handled, request, reply)
        return reply
      },
    })
  }
  return app
}

const unavailable = { zh: '系统正在恢复，请过几秒再试，你提交的内容没有丢。', en: 'The system is recovering. Try again in a few seconds; nothing you sent is lost.' }
const bug = { zh: '系统出错了，已经记录下来。请稍后再试，或把编号告诉管理员。', en: 'Something went wrong on our side and was recorded. Try again later, or give the number to your administrator.' }

/** Another site's page must not make a browser post with our cookie. */
function sameOrigin(headers: Record<string, string | string[] | undefined>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers['origin']
  return origin === undefined || (typeof origin === 'string' && origin.replace(/^https?:\/\//, '') === (headers['x-forwarded-host'] ?? headers['host']))
}

/** What helmet sends, worked out once: it is the same for every answer, and to work it out each time costs some fifty microseconds. */
async function securityHeaders(): Promise<Record<string, string>> {
  const probe = Fastify()
  await probe.register(helmet, contentSecurity())
  probe.get('/', (_request, reply) => reply.send())
  const { headers } = await probe.inject('/')
  await probe.close()
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !['content-length', 'date', 'connection'].includes(name)).map(([name, value]) => [name, String(value)]))
}

/** Scripts only from our own files. Styles may be inline: the component library writes its own. */
function contentSecurity() {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"], workerSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"], frameAncestors: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' as const },
  }
}

function checkRoutes(routes: Handled[]): void {
  const seen = new Set<string>()
  for (const { route } of routes) {
    if (Object.keys(route.audience).length === 0) throw new Error(`route ${route.name} declares no audience`)
    for (const key of [route.name, `${route.method} ${route.path}`]) {
      if (seen.has(key)) throw new Error(`two routes are called ${key}`)
      seen.add(key)
    }
  }
}
