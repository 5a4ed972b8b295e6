import type { Certificate, IssuerProfile } from './model.ts'
import { createIssuerKey } from './proof.ts'
import { formatNumber } from './rules.ts'

/** A certificate and its issuer for the tests of this folder; invented, like everyone in it. */
export const ISSUED_AT = new Date('2026-11-06T00:00:00Z')
export const TODAY = new Date('2026-11-20T10:16:04Z')

export const sampleCertificate: Certificate = {
  id: 'https://guild.example/credentials/0199f3a1-5c1e-7d11-8a55-1b1f0c7a9e01',
  number: formatNumber({ issuer: 'S0009', region: '3304', year: 2026, sequence: 40018 }),
  holderName: '林晓禾',
  salt: '5f1d7a84e0c2b9936c2f0d8e41a7b350',
  achievement: {
    id: 'urn:uuid:0199f3a1-0000-7000-8000-000000000001',
    name: '数控车工·初级工', description: '数控车工初级工培训并考核合格', criteria: '出勤不少于八成，理论与实操均合格。',
    occupation: { name: '数控车工' },
    level: { label: '技能等级', value: '初级工（五级）' },
    classHours: { label: '课时', value: 40 },
  },
  issuedAt: ISSUED_AT,
  validUntil: new Date('2029-11-06T00:00:00Z'),
  status: { listUrl: 'https://guild.example/status/1', index: 94_567 },
}

export async function sampleProfile(): Promise<IssuerProfile> {
  return { name: '青澜县职业技能评价中心', keys: [await createIssuerKey(new Date('2026-01-01T00:00:00Z'))] }
}
