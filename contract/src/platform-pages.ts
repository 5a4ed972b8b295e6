import { z } from 'zod'
import type { RefusalText } from './refusals.ts'
import { route } from './route.ts'
import { rawLine, day, id, instant, line, pageOf, pageQuery, paragraph } from './shapes.ts'

/** Refusals of the platform's own pages: jobs, files. */
export const platformPagesRefusals = {
  'platform.job-unknown': { status: 409, zh: '这个任务的程序已经不存在，请联系系统管理员。', en: 'The program of this job no longer exists. Tell the system administrator.' },
  'platform.job-not-failed': { status: 409, zh: '只有失败或已取消的任务才能重新执行，请刷新列表。', en: 'Only a failed or cancelled job can be run again. Reload the list.' },
  'platform.job-not-dead': { status: 409, zh: '只有失败的任务才用得着放弃，请刷新列表。', en: 'Only a failed job can be discarded. Reload the list.' },
  'platform.job-ended': { status: 409, zh: '任务已经结束，不能再取消，请刷新列表。', en: 'The job has ended and cannot be cancelled. Reload the list.' },
  'platform.file-missing': { status: 400, zh: '没有收到文件，请重新选择文件再上传。', en: 'No file arrived. Choose the file again and upload it.' },
  'platform.file-empty': { status: 422, zh: '文件是空的，请检查后重新上传。', en: 'The file is empty. Check it and upload it again.' },
  'platform.file-kind': { status: 422, zh: '只接受 Excel（xlsx）、CSV、PDF、PNG、JPG、JSON 文件；请另存为其中一种再上传。', en: 'Only xlsx, CSV, PDF, PNG, JPG and JSON files are accepted. Save it as one of these and upload again.' },
  'platform.no-text-gateway': { status: 409, zh: '还没有配置短信网关，短信发不出去，请系统管理员配置后重新执行。', en: 'No text gateway is configured, so nothing can be sent. The system administrator sets one and runs this again.' },
  'platform.text-refused': { status: 409, zh: '短信网关拒收了这条短信，请核对号码和模板备案。', en: 'The text gateway refused this message. Check the number and the filed template.' },
} as const satisfies Record<string, RefusalText>

export const auditEntry = z.object({
  id, at: instant,
  /** `account:…`, `public`, or `job:…`. */
  actor: z.string(), accountId: id.nullable(), accountName: z.string().nullable(), role: z.string().nullable(), unitId: id.nullable(), onBehalfOf: id.nullable(),
  action: z.string(), subject: z.string().nullable(), reason: z.string().nullable(), details: z.record(z.string(), z.unknown()), requestId: z.string().nullable(),
})

const auditFilter = z.object({ action: rawLine(100).optional(), subject: rawLine(200).optional(), accountId: id.optional(), onBehalfOf: id.optional(), from: day.optional(), to: day.optional() })

export const auditRoutes = {
  list: route({
    name: 'audit.list-entries', method: 'GET', path: '/api/audit/entries', summary: 'The audit log of the acting range, newest first.', audience: { staff: 'audit.read' },
    query: pageQuery.extend(auditFilter.shape).extend({ sort: z.enum(['newest', 'oldest']).default('newest') }), response: pageOf(auditEntry),
  }),
  people: route({
    name: 'audit.list-people', method: 'GET', path: '/api/audit/people', summary: 'Members of staff by a part of the name or login name, to filter the log by.', audience: { staff: 'audit.read' },
    query: z.object({ q: z.string().trim().max(40).optional(), accountId: id.optional() }), response: z.object({ rows: z.array(z.object({ accountId: id, name: z.string(), loginName: z.string(), unitName: z.string() })) }),
  }),
  actions: route({
    name: 'audit.list-actions', method: 'GET', path: '/api/audit/actions', summary: 'The names of the deeds that occur, for the filter.', audience: { staff: 'audit.read' },
    response: z.object({ actions: z.array(z.string()) }),
  }),
  chain: route({
    name: 'audit.get-chain-state', method: 'GET', path: '/api/audit/chain', summary: 'Whether the whole log is as it was written: every link is computed anew.', audience: { staff: 'audit.read' }, limit: 6,
    response: z.object({ checkedAt: instant, entries: z.number().int(), broken: z.number().int(), unsealed: z.number().int(), firstBroken: instant.nullable() }),
  }),
}

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export const jobKind = z.enum(['job', 'event', 'clock'])
export const jobRun = z.object({
  id, name: z.string(), kind: jobKind, state: jobState, done: z.number().int(), total: z.number().int().nullable(), attempts: z.number().int(),
  message: z.string().nullable(), result: z.unknown(), cancelAsked: z.boolean(), own: z.boolean(),
  /** Why somebody let a failed one be. */
  discarded: z.string().nullable(), createdAt: instant, endedAt: instant.nullable(),
})

export const jobRoutes = {
  list: route({
    name: 'jobs.list', method: 'GET', path: '/api/jobs', summary: 'Jobs of the range, newest first; `failed` is the dead-letter list.', audience: { staff: 'jobs.manage' },
    query: pageQuery.extend({ state: jobState.optional(), kind: jobKind.optional(), name: line(100).optional() }),
    response: pageOf(jobRun).extend({ counts: z.record(z.string(), z.number().int()), failed: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
  }),
  get: route({
    name: 'jobs.get', method: 'GET', path: '/api/jobs/:id', summary: 'One job, for its progress bar: anybody’s with jobs.manage, otherwise one’s own.', audience: { session: true },
    params: z.object({ id }), response: jobRun,
  }),
  retry: route({
    name: 'jobs.retry', method: 'POST', path: '/api/jobs/:id/retry', summary: 'Runs a failed or cancelled job again.', audience: { session: true },
    params: z.object({ id }), response: jobRun, refusals: ['platform.job-not-failed'],
  }),
  discard: route({
    name: 'jobs.discard', method: 'POST', path: '/api/jobs/:id/discard', summary: 'Takes a failed job, or all failed ones of its name, off the list of the dead letters; the reason is kept.', audience: { staff: 'jobs.manage' },
    params: z.object({ id }), body: z.object({ reason: paragraph(300).min(2), alike: z.boolean().default(false) }), response: z.object({ discarded: z.number().int() }), refusals: ['platform.job-not-dead'],
  }),
  cancel: route({
    name: 'jobs.cancel', method: 'POST', path: '/api/jobs/:id/cancel', summary: 'Stops a job at its next safe point.', audience: { session: true },
    params: z.object({ id }), response: jobRun, refusals: ['platform.job-ended'],
  }),
}

export const storedFile = z.object({ id, name: z.string(), contentType: z.string(), size: z.number().int(), createdAt: instant })

export const fileRoutes = {
  upload: route({
    name: 'files.upload', method: 'POST', path: '/api/files', summary: 'Takes one file (multipart/form-data, at most 100 MB). Until a record takes it in, only its uploader sees it.',
    audience: { session: true }, response: storedFile, refusals: ['platform.file-missing', 'platform.file-empty', 'platform.file-kind', 'platform.too-large'], limit: 60,
  }),
  download: route({
    name: 'files.download', method: 'GET', path: '/files/:id', summary: 'The bytes, as an attachment.', audience: { session: true }, params: z.object({ id }), response: 'file',
  }),
}

export const notice = z.object({ id, kind: z.string(), text: z.object({ zh: z.string(), en: z.string() }), link: z.string().nullable(), createdAt: instant, readAt: instant.nullable() })

export const noticeRoutes = {
  mine: route({
    name: 'notices.list-mine', method: 'GET', path: '/api/notices', summary: 'My notices, newest first.', audience: { session: true },
    query: pageQuery.extend({ unread: z.enum(['true', 'false']).optional() }), response: pageOf(notice).extend({ unread: z.number().int() }),
  }),
  count: route({
    name: 'notices.count-unread', method: 'GET', path: '/api/notices/unread', summary: 'How many I have not read.', audience: { session: true }, response: z.object({ unread: z.number().int() }),
  }),
  markRead: route({
    name: 'notices.mark-read', method: 'POST', path: '/api/notices/read', summary: 'Marks some, or all, of my notices as read.', audience: { session: true },
    body: z.object({ ids: z.array(id).max(200).optional() }), response: z.object({ unread: z.number().int() }), safe: true,
  }),
}

export const textMessage = z.object({ id, phone: z.string(), text: z.string(), state: z.enum(['waiting', 'sent', 'refused']), createdAt: instant })

export const demoInboxRoutes = {
  inbox: route({
    name: 'demo.inbox', method: 'GET', path: '/api/demo/inbox', summary: 'The latest text messages of the demo, which has no gateway: newest first.', audience: { public: true },
    query: z.object({ phone: z.string().regex(/^1[3-9]\d{9}$/).optional() }), response: z.object({ messages: z.array(textMessage) }), demoOnly: true,
  }),
}
