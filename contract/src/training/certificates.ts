import { z } from 'zod'
import type { RefusalText } from '../refusals.ts'
import { route } from '../route.ts'
import { day, id, instant, line, many, maskedPerson, pageOf, pageQuery } from '../shapes.ts'
import { occupationRef } from './shapes.ts'

const count = z.number().int()
export const certificateState = z.enum(['valid', 'revoked', 'expired'])

const facts = {
  id, number: z.string(), title: z.string(), occupation: occupationRef, level: z.number().int().nullable(), levelLabel: z.string().nullable(), issuer: z.string(),
  issuedAt: instant, validUntil: instant.nullable(), state: certificateState, revokedAt: instant.nullable(), revokedReason: z.string().nullable(), classId: id, classTitle: z.string(),
}
export const myCertificate = z.object({
  ...facts, holderName: z.string(), classHours: count.nullable(), statement: z.string(),
  /** Where anybody verifies it: a path of this site, for the QR code. */
  verifyPath: z.string(), checkedAt: instant, checks: count, theory: count.nullable(), practice: count.nullable(),
})
export const certificateRow = z.object({ ...facts, holder: maskedPerson, checks: count, replaced: z.boolean() })
export const certificateRecord = certificateRow.extend({
  classNumber: z.string(), theory: count.nullable(), practice: count.nullable(), attendancePercent: count.nullable(), confirmedBy: z.string().nullable(), confirmedAt: instant.nullable(),
  checksByDay: z.array(z.object({ day, count })), can: z.array(z.enum(['revoke', 'renew'])),
})

/** What anybody is told about a certificate. Names stand in it only as far as the asker already holds them. */
export const verdict = z.enum(['valid', 'revoked', 'expired', 'not-yet-valid', 'tampered', 'unknown-issuer', 'not-a-credential', 'no-such-number', 'wrong-number'])
export const verification = z.object({
  verdict, checkedAt: instant,
  facts: z.object({
    /** Whose it is: a person's skill, or a union's standing as a legal person; then `occupation` is the union and its code stands beside. */
    about: z.enum(['skill', 'union']),
    /** Null: the file names nobody (a public copy). */
    name: z.string().nullable(), number: z.string(), title: z.string(), occupation: z.string(), occupationCode: z.string().nullable(), level: z.string().nullable(), classHours: count.nullable(),
    issuer: z.string(), issuerDid: z.string(), issuedAt: instant, validUntil: instant.nullable(),
  }).nullable(),
  /** `renewed`: another one with the same number took its place. */
  revoked: z.object({ at: instant, reason: z.string(), renewed: z.boolean() }).nullable(),
  /** By whose list revocation was looked up, and of when; null when no list was at hand. */
  statusAsOf: instant.nullable(),
  publicCopy: z.string().nullable(), statusList: z.string().nullable(), organiser: z.string(),
})

const certificateId = z.object({ certificateId: id })
const mine = { worker: true } as const
const revoking = { staff: 'training.certificate.revoke' } as const
const issuing = { staff: 'training.certificate.issue' } as const
const signed = z.record(z.string(), z.unknown())
export const certificateSeries = z.object({
  issuer: z.string().regex(/^[A-Z]\d{4}$/), region: z.string().regex(/^\d{4}$/), validYears: z.number().int().min(1).max(50).nullable(),
})

export const certificatesRoutes = {
  listMine: route({ name: 'training.list-my-certificates', method: 'GET', path: '/api/training/my/certificates', summary: 'My certificates', audience: mine, response: z.object({ rows: z.array(z.object(facts)) }) }),
  getMine: route({ name: 'training.get-my-certificate', method: 'GET', path: '/api/training/my/certificates/:certificateId', summary: 'One certificate of mine, checked just now', audience: mine, params: certificateId, response: myCertificate }),
  downloadPdf: route({ name: 'training.download-certificate-pdf', method: 'GET', path: '/api/training/my/certificates/:certificateId/certificate.pdf', summary: 'My certificate to print, with the signed credential inside', audience: mine, params: certificateId, query: z.object({ language: z.enum(['zh', 'en']).default('zh') }), response: 'file', limit: 30, refusals: ['training.certificate-not-printable'] }),
  downloadJson: route({ name: 'training.download-certificate-json', method: 'GET', path: '/api/training/my/certificates/:certificateId/credential.json', summary: 'My certificate as a signed credential (Open Badges 3.0)', audience: mine, params: certificateId, response: 'file' }),

  list: route({ name: 'training.list-certificates', method: 'GET', path: '/api/training/certificates', summary: 'Certificates of my range', audience: { staff: 'training.class.read' },
    query: pageQuery.extend({ q: z.string().trim().max(40).optional(), state: certificateState.optional(), occupationId: many(id), classId: id.optional(), sort: z.enum(['newest', 'oldest', 'ending']).default('newest') }), response: pageOf(certificateRow).extend({ total: count }) }),
  get: route({ name: 'training.get-certificate', method: 'GET', path: '/api/training/certificates/:certificateId', summary: 'One certificate with what it stands on', audience: { staff: 'training.class.read' }, params: certificateId, response: certificateRecord }),
  revoke: route({ name: 'training.revoke-certificate', method: 'POST', path: '/api/training/certificates/:certificateId/revoke', summary: 'Revokes a certificate for good; the reason is public and the holder is told', audience: revoking, params: certificateId, body: z.object({ reason: line(200) }), response: certificateRecord, refusals: ['training.certificate-revoked'] }),
  renew: route({ name: 'training.renew-certificate', method: 'POST', path: '/api/training/certificates/:certificateId/renew', summary: 'Issues a certificate anew with the same number and a later end', audience: issuing, params: certificateId, body: z.object({ validUntil: day }), response: certificateRecord, refusals: ['training.certificate-revoked', 'training.renewal-not-later'] }),
  getSeries: route({ name: 'training.get-certificate-series', method: 'GET', path: '/api/training/certificate-series', summary: 'How certificates of my range are numbered', audience: { staff: 'training.class.read' }, response: certificateSeries.extend({ own: z.boolean(), sample: z.string() }) }),
  setSeries: route({ name: 'training.set-certificate-series', method: 'PUT', path: '/api/training/certificate-series', summary: 'Sets how certificates of my range are numbered from now on', audience: issuing, body: certificateSeries, response: certificateSeries.extend({ own: z.boolean(), sample: z.string() }) }),

  verifyNumber: route({ name: 'certificates.verify-number', method: 'POST', path: '/api/public/certificates/verify', summary: 'Whether the certificate with this number is good', audience: { public: true }, safe: true, limit: 60, body: z.object({ number: z.string().max(64) }), response: verification }),
  verifyFile: route({ name: 'certificates.verify-file', method: 'POST', path: '/api/public/certificates/verify-file', summary: 'Whether a certificate file (PDF or JSON) is good', audience: { public: true }, safe: true, limit: 20, response: verification, refusals: ['certificates.no-file', 'platform.too-large'] }),
  getPublicCopy: route({ name: 'certificates.get-public-copy', method: 'GET', path: '/api/public/certificates/:certificateId', summary: 'The signed credential without the name', audience: { public: true }, params: certificateId, response: signed }),
  getStatusList: route({ name: 'certificates.get-status-list', method: 'GET', path: '/api/public/status-lists/:listId', summary: 'The signed list of revocations (Bitstring Status List)', audience: { public: true }, params: z.object({ listId: id }), response: signed }),
  getIssuers: route({ name: 'certificates.get-issuers', method: 'GET', path: '/api/public/certificate-issuers', summary: 'By which DIDs certificates of this installation are signed: what an offline check must trust', audience: { public: true }, response: z.object({ name: z.string(), dids: z.array(z.string()) }) }),
  getDid: route({ name: 'certificates.get-did', method: 'GET', path: '/.well-known/did.json', summary: 'The DID document of this installation, when it has an https address', audience: { public: true }, response: signed }),
}

export const certificatesRefusals = {
  'training.certificate-revoked': { zh: '这张证书已经撤销，不能再撤销或换发。要恢复资格，请重新考核发新证。', en: 'This certificate was revoked already; it can be neither revoked nor renewed. To regain it, assess the person again and issue a new one.' },
  'training.certificate-not-printable': { zh: '这张证书已经撤销，不能再打印或存成 PDF。有异议请联系发证单位复核。', en: 'This certificate was revoked and can no longer be printed or saved as PDF. If you disagree, ask the issuer to look at it again.' },
  'training.renewal-not-later': { status: 422, zh: '新的有效期要晚于今天，也要晚于原来的有效期。请改一个更晚的日子。', en: 'The new end must lie after today and after the present one. Choose a later day.' },
  'certificates.no-file': { status: 400, zh: '没有收到文件。请选一个证书文件：PDF 或 JSON，5 MB 以内。', en: 'No file arrived. Choose a certificate file: PDF or JSON, up to 5 MB.' },
} as const satisfies Record<string, RefusalText>
