import { refusals, type RouteSpec } from '@guildhall/contract'
import { z } from 'zod'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the routes; JSON Schema comes from the same zod schemas that check the requests. */
export function describeApi(routes: RouteSpec[], serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    ;(paths[path] ??= {})[route.method.toLowerCase()] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Guildhall', version: '0.1.0', description: 'Every answer that is not 2xx is a problem document (RFC 9457) with a `code`.' },
    servers: [{ url: serverUrl }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guildhall_session' } }, schemas: { Problem: problem } },
  }
}

const problem = {
  type: 'object', required: ['type', 'title', 'status', 'code'],
  properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, details: { type: 'object' }, issues: { type: 'array', items: { type: 'object' } } },
}

function operation(route: RouteSpec): Json {
  const [tag] = route.name.split('.')
  return {
    operationId: route.name, tags: [tag], summary: route.summary,
    security: route.audience.public ? [] : [{ session: [] }],
    'x-audience': route.audience,
    parameters: [...parameters(route, 'params', 'path'), ...parameters(route, 'query', 'query'), ...headers(route)],
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: schema(route.body, 'input') } } } } : {}),
    responses: { ...success(route), default: { description: refusalList(route), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } } },
  }
}

function parameters(route: RouteSpec, part: 'params' | 'query', place: string): Json[] {
  const object = route[part]
  if (!object) return []
  const { properties = {}, required = [] } = schema(object, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, own]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: own }))
}

function headers(route: RouteSpec): Json[] {
  if (route.method === 'GET' || route.safe) return []
  return [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } }]
}

function success(route: RouteSpec): Json {
  if (route.response === 'none') return { 204: { description: 'done' } }
  if (route.response === 'file') return { 200: { description: 'a file', content: { 'application/octet-stream': {} } } }
  return { 200: { description: 'done', content: { 'application/json': { schema: schema(route.response, 'output') } } } }
}

function refusalList(route: RouteSpec): string {
  const own = (route.refusals ?? []).map((code) => `\`${code}\`: ${refusals[code].en}`)
  return ['Refused.', ...own].join('\n\n')
}

function schema(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  return rest
}
