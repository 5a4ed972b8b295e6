import { z } from 'zod'
import { roles } from './permissions.ts'
import { unit, unitLevel } from './registry.ts'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { day, divisionCode, id, instant, line, phone } from './shapes.ts'

export const setupRefusals = {
  'setup.federation-needed': { status: 409, zh: '总工会还没写名称和地区，先写好第一步再完成安装。', en: 'The federation has no name and place yet. Do the first step, then finish.' },
} as const satisfies Record<string, RefusalText>

/** The steps of the wizard, in their order. */
export const setupStepIds = ['federation', 'administrators', 'units', 'calendar', 'texts', 'checks'] as const
export const setupStepId = z.enum(setupStepIds)
/** `later`: looked at and left for another day; it stays on the start page. */
export const setupStep = z.object({ id: setupStepId, state: z.enum(['open', 'later', 'done']) })

const progress = z.object({
  /** The set-up of the whole installation is this reader's, and not finished. */
  open: z.boolean(),
  /** Somebody has done or put off a step: the start page need not lead here any more. */
  begun: z.boolean(),
  steps: z.array(setupStep),
})
const administrator = z.object({
  accountId: id, role: z.enum(roles), name: z.string(), loginName: z.string(), lastLoginAt: instant.nullable(), totpEnrolled: z.boolean(), disabled: z.boolean(), myself: z.boolean(),
})
const setup = z.object({
  steps: z.array(setupStep), finishedAt: instant.nullable(),
  federation: unit.pick({ id: true, name: true, division: true, divisionName: true, level: true, revision: true }),
  administrators: z.array(administrator),
  /** The federation itself not counted. */
  units: z.number().int(),
  calendar: z.object({ year: z.number().int(), knownThrough: day, daysOff: z.number().int(), byHand: z.number().int() }),
  texts: z.object({ configured: z.boolean() }),
})

/** What can be looked at from inside the server without changing anything; the words of each belong to the page. `facts` are what the words mention. */
export const setupCheck = z.object({
  id: z.enum(['address', 'encryption', 'texts', 'backup', 'keys', 'disk', 'clock', 'jobs']), verdict: z.enum(['fine', 'advice', 'wrong']), reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

const asks = { audience: { staff: 'installation.manage' }, realOnly: true } as const

export const setupRoutes = {
  progress: route({ name: 'setup.get-progress', method: 'GET', path: '/api/setup/progress', summary: 'How far the set-up of a real installation has come; nothing is open for an administrator below the top.', ...asks, response: progress }),
  get: route({ name: 'setup.get', method: 'GET', path: '/api/setup', summary: 'The set-up of a real installation, for the system administrator at its top.', ...asks, response: setup }),
  checks: route({ name: 'setup.list-checks', method: 'GET', path: '/api/setup/checks', summary: 'Settings and surroundings, looked at and judged; changes nothing.', ...asks, response: z.object({ at: instant, checks: z.array(setupCheck) }), limit: 30 }),
  nameFederation: route({
    name: 'setup.name-federation', method: 'POST', path: '/api/setup/federation', summary: 'Gives the federation at the top its name and place; the installation is called so too.', ...asks,
    body: z.object({ name: line(80), division: divisionCode, level: unitLevel.exclude(['town']), revision: z.number().int() }), response: setup, refusals: ['platform.changed-meanwhile', 'units.unknown-division'],
  }),
  sendTestText: route({
    name: 'setup.send-test-text', method: 'POST', path: '/api/setup/test-text', summary: 'Sends a message like a login code to a phone; watch the job to hear whether the gateway took it.', ...asks,
    body: z.object({ phone }), response: z.object({ jobId: id }), refusals: ['platform.no-text-gateway'], limit: 6,
  }),
  note: route({
    name: 'setup.note-step', method: 'POST', path: '/api/setup/steps/:step', summary: 'Says that a step was seen to, or is left for later.', ...asks,
    params: z.object({ step: setupStepId }), body: z.object({ outcome: z.enum(['done', 'later']) }), response: setup,
  }),
  finish: route({ name: 'setup.finish', method: 'POST', path: '/api/setup/finish', summary: 'Ends the set-up; what was left for later is from then on the work of every day.', ...asks, response: setup, refusals: ['setup.federation-needed'] }),
}
