import { refusals, type RefusalCode, type RouteSpec } from '@guildhall/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { describeApi, type Services } from '#platform/http'
import type { Module } from '#platform/module'

/** `/openapi.json` for programs and `/docs` for people, both from the contract; every problem document links to its code there. */
export function addDocs(app: FastifyInstance, modules: Module[], services: Services): void {
  const routes = modules.flatMap((module) => module.routes).map(({ route }) => route).filter((route) => !(services.demo ? route.realOnly : route.demoOnly))
  // Written when somebody first reads them: describing every route takes longer than the rest of the start.
  let api: string | undefined
  let page: string | undefined
  app.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(api ??= JSON.stringify(describeApi(routes, services.config.PUBLIC_URL ?? '/'))))
  app.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page ??= renderDocs(routes)))
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (raw: string) => raw.replace(/[&<>"]/g, (character) => escapes[character]!)

function renderDocs(routes: RouteSpec[]): string {
  const groups = [...Map.groupBy(routes, (route) => route.name.split('.')[0]!)].sort(([a], [b]) => a.localeCompare(b))
  const menu = groups.map(([group, own]) => `<li><a href="#group-${group}">${group}</a> <small>${own.length}</small></li>`).join('')
  const sections = groups.map(([group, own]) => `<section id="group-${group}"><h2>${group}</h2>${own.map(renderRoute).join('')}</section>`).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Guildhall API</title><style>${css}</style></head>
<body><nav><h1>Guildhall API</h1><p>${routes.length} routes · <a href="/openapi.json">OpenAPI 3.1</a></p><ul>${menu}<li><a href="#refusals">refusals</a> <small>${Object.keys(refusals).length}</small></li></ul></nav>
<main>${conventions}${sections}<section id="refusals"><h2>refusals</h2>${Object.keys(refusals).map((code) => renderRefusal(code as RefusalCode)).join('')}</section></main></body></html>`
}

const conventions = `<section><h2>conventions</h2>
<p>Bodies and answers are JSON in UTF-8. A session is the cookie <code>guildhall_session</code>, set by logging in. Every request that changes something carries an
<code>Idempotency-Key</code> header (8 to 200 printable characters, new for each deed): sent again, it gives the first answer and does nothing.
<code>Accept-Language: zh</code> or <code>en</code> chooses the language of titles.</p>
<p>Whatever is not 2xx is a problem document (RFC 9457, <code>application/problem+json</code>) with a <code>code</code> from the list at the end. 503 comes with <code>Retry-After</code>:
send the same request with the same key again. Lists give <code>next</code>, to be sent as <code>cursor</code> for the following page. Instants are ISO 8601, days are
days in China, money is a decimal string of fen.</p></section>`

function renderRoute(route: RouteSpec): string {
  const parts = ([['path', route.params], ['query', route.query], ['body', route.body]] as const).filter(([, schema]) => schema)
    .map(([name, schema]) => `<details><summary>${name}</summary><pre>${text(schemaText(schema!, 'input'))}</pre></details>`).join('')
  const answer = typeof route.response === 'string' ? `<p class="answer">answer: ${route.response === 'none' ? '204, nothing' : 'a file'}</p>`
    : `<details><summary>answer</summary><pre>${text(schemaText(route.response, 'output'))}</pre></details>`
  const codes = (route.refusals ?? []).map((code) => `<a href="#${code}">${code}</a>`).join(' ')
  return `<article id="${route.name}"><h3><b class="${route.method}">${route.method}</b> <code>${text(route.path)}</code></h3>
<p>${text(route.summary)}</p><p class="meta">${route.name} · for ${audienceText(route)}${route.limit ? ` · ${route.limit} a minute` : ''}${route.demoOnly ? ' · demo only' : ''}</p>${parts}${answer}${codes ? `<p class="codes">${codes}</p>` : ''}</article>`
}

function audienceText({ audience }: RouteSpec): string {
  if (audience.public) return 'everybody'
  if (audience.session) return 'everybody logged in'
  return [audience.worker ? 'workers' : '', audience.staff ? `staff holding <code>${audience.staff}</code>` : ''].filter(Boolean).join(', ')
}

function renderRefusal(code: RefusalCode): string {
  const words: { zh: string; en: string; status?: number } = refusals[code]
  return `<article id="${code}"><h3><code>${code}</code> <small>${words.status ?? 409}</small></h3><p>${text(words.en)}</p><p lang="zh">${text(words.zh)}</p></article>`
}

function schemaText(schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return JSON.stringify(rest, null, 2)
}

const css = `:root{color-scheme:light;--ink:#1d2733;--soft:#5b6877;--line:#dde3ea;--paper:#fff;--ground:#f5f7f9;--mark:#0b5cad}
*{box-sizing:border-box}body{margin:0;display:grid;grid-template-columns:15rem minmax(0,1fr);font:15px/1.6 "Noto Sans SC",system-ui,sans-serif;color:var(--ink);background:var(--ground)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:1.5rem;border-right:1px solid var(--line);background:var(--paper)}nav h1{font-size:1.1rem;margin:0}nav ul{list-style:none;padding:0}
main{padding:1.5rem;max-width:60rem}a{color:var(--mark)}small,.meta{color:var(--soft)}h2{margin:2rem 0 .5rem}h3{margin:0;font-size:1rem}
article{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.9rem 1.1rem;margin:.6rem 0;scroll-margin-top:1rem}article:target{border-color:var(--mark);box-shadow:0 0 0 2px var(--mark)}
article p{margin:.3rem 0}b{font-size:.75rem;padding:.1rem .45rem;border-radius:4px;background:#e6edf5}.POST,.PUT{background:#e3f3e6}.DELETE{background:#fbe6e4}
pre{overflow:auto;background:var(--ground);padding:.7rem;border-radius:6px;font-size:13px}summary{cursor:pointer;color:var(--soft)}.codes a{margin-right:.6rem;font-size:13px}
@media(max-width:46rem){body{display:block}nav{position:static;height:auto}}`
