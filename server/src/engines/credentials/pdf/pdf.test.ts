import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { getCurrentIssuer, trustedIssuersOf } from '../did.ts'
import type { IssuerKey, SignedDocument } from '../model.ts'
import { extractCredential } from '../pdf-attachment.ts'
import { sealPdf } from '../pdf-seal.ts'
import { createIssuerKey } from '../proof.ts'
import { ISSUED_AT, sampleCertificate, sampleProfile, TODAY } from '../sample.ts'
import { signCredential } from '../sign.ts'
import { verifyFile } from '../verify.ts'
import type { VerifyOptions } from '../verify.ts'
import { drawCertificate } from './certificate.ts'
import type { CertificateTexts } from './certificate.ts'
import { CHAINS, missingCharacters, MISSING_MARK, openFont, splitRuns } from '#platform/fonts'
import type { Chain } from '#platform/fonts'
import { guillochePath, ROSETTE } from './guilloche.ts'

const texts: CertificateTexts = {
  language: 'zh-CN', title: '技能等级证书', subtitle: 'CERTIFICATE OF OCCUPATIONAL SKILL', holderName: '林晓禾',
  statement: '经考核评价，达到国家职业标准', achievement: '数控车工·初级工', level: '五级',
  rows: [{ label: '证书编号', value: 'S0009 3304 2640 0187' }, { label: '发证单位', value: '青澜县职业技能评价中心' }, { label: '发证日期', value: '2026年11月6日' }],
  seal: { around: '青澜县职业技能评价中心', foot: '证书专用章' },
  check: { heading: '扫码核验', lines: ['人人可核验，不用登录', '本文件内含可离线核验的电子凭证'] },
}
let credential: SignedDocument
let options: VerifyOptions
let key: IssuerKey
const draw = async (change: Partial<CertificateTexts> = {}): Promise<Uint8Array> =>
  sealPdf(await drawCertificate({ texts: { ...texts, ...change }, verifyUrl: 'https://guild.example/v/S0009330426400187', credential, now: TODAY }), key)

beforeAll(async () => {
  const profile = await sampleProfile()
  key = profile.keys[0]!
  credential = await signCredential(getCurrentIssuer(profile), sampleCertificate, { copy: 'holder', now: ISSUED_AT })
  options = { trustedIssuers: trustedIssuersOf(profile), now: TODAY }
})

describe('the file', () => {
  test('one page, under 300 KB, with every font cut down to its characters', async () => {
    const pdf = Buffer.from(await draw())
    expect(pdf.length).toBeLessThan(300_000)
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    const fonts = pdf.toString('latin1').match(/\/BaseFont \/\S+/g) ?? []
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.every((font) => /\/[A-Z]{6}\+Noto/.test(font))).toBe(true)
  })

  test('carries the credential, so that the PDF alone verifies', async () => {
    const pdf = await draw()
    expect(JSON.parse(Buffer.from(extractCredential(pdf) ?? '').toString())).toEqual(credential)
    expect(await verifyFile(pdf, options)).toMatchObject({ verdict: 'valid', facts: { holderName: '林晓禾', number: sampleCertificate.number } })
  })

  test('C2: a PDF with a forged or a second attachment does not verify', async () => {
    const forged = JSON.parse(JSON.stringify(credential).replace('初级工', '高级工')) as SignedDocument
    const forgedPdf = await drawCertificate({ texts, verifyUrl: 'https://guild.example', credential: forged, now: TODAY })
    expect((await verifyFile(forgedPdf, options)).verdict).toBe('tampered')
    const two = Buffer.concat([await draw(), forgedPdf])
    expect((await verifyFile(two, options)).verdict).toBe('not-a-credential')
  })

  test('C10: one changed byte anywhere, a cut, something appended, or no seal: tampered, however genuine the credential inside', async () => {
    const pdf = await draw()
    const without = await drawCertificate({ texts, verifyUrl: 'https://guild.example', credential, now: TODAY })
    expect((await verifyFile(without, options)).verdict).toBe('tampered')
    expect((await verifyFile(Buffer.concat([pdf, Buffer.from(' ')]), options)).verdict).toBe('tampered')
    const otherPage = await sealPdf(await drawCertificate({ texts: { ...texts, level: '一级' }, verifyUrl: 'https://guild.example', credential, now: TODAY }), await createIssuerKey(TODAY))
    expect((await verifyFile(otherPage, options)).verdict).toBe('tampered')
    await fc.assert(fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const changed = Uint8Array.from(pdf)
      changed[place] = changed[place]! ^ change
      expect((await verifyFile(changed, options)).verdict).not.toBe('valid')
    }), { numRuns: 300 })
  })

  test('C8: a PDF with any changed bytes or cut anywhere gets an answer, and never another certificate', async () => {
    const pdf = await draw()
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { maxLength: 40 }), fc.nat(pdf.length), async (changes, length) => {
      const changed = Uint8Array.from(pdf).subarray(0, length)
      for (const [place, byte] of changes) changed[place] = byte
      const { verdict, facts } = await verifyFile(changed, options)
      expect(['valid', 'tampered', 'not-a-credential']).toContain(verdict)
      if (facts) expect(facts.number).toBe(sampleCertificate.number)
    }), { numRuns: 200 })
  })

  test('long names, long English and all five rows still fit one page', async () => {
    const pdf = Buffer.from(await draw({
      language: 'en', title: 'Certificate of Occupational Skill', holderName: '阿卜杜热合曼·买买提吐尔逊江',
      statement: 'has completed the training, passed theory and practice, and meets the national occupational standard for this level of skill in every part of the assessment',
      achievement: 'Computer-controlled lathe operator, intermediate level', rows: Array.from({ length: 9 }, (_, row) => ({ label: `Row ${row}`, value: 'x'.repeat(90) })),
    }))
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})

describe('characters', () => {
  test.each(Object.keys(CHAINS) as Chain[])('𠮷 龘 · 昇 are drawn with a real glyph in the chain "%s"', (chain) => {
    for (const character of ['𠮷', '龘', '·', '昇']) {
      const [run, ...more] = splitRuns(character, chain)
      if (!run) throw new Error('no run')
      expect(more).toEqual([])
      expect(run.text).toBe(character)
      expect(openFont(run.font).layout(run.text).glyphs.map((glyph) => glyph.id > 0)).toEqual([true])
    }
  })

  test('no text of the page is drawn with .notdef, glyph 0 of a font', async () => {
    const pdf = Buffer.from(await draw({ holderName: '𠮷龘·昇', rows: [{ label: '𠮷', value: '龘·昇' }] }))
    const shown = contentStreams(pdf).flatMap((content) => [...content.matchAll(/<([0-9a-f]+)>/g)])
    const glyphs = shown.flatMap((hit) => hit[1]?.match(/.{4}/g) ?? [])
    expect(glyphs.length).toBeGreaterThan(80)
    expect(glyphs).not.toContain('0000')
  })

  test('a text is split into runs without losing or changing a character', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('林', '𠮷', '龘', '·', 'A', '1', ' ', '昇', 'é') }), (text) => {
      expect(splitRuns(text, 'title').map((run) => run.text).join('')).toBe(text.normalize('NFC'))
    }))
  })

  test('a character no font has is known beforehand and drawn as the geta mark, not as an empty box', () => {
    expect(missingCharacters('林𪚥禾𪚥')).toEqual(['𪚥'])
    expect(missingCharacters('𠮷龘·昇')).toEqual([])
    expect(splitRuns('𪚥', 'title').map((run) => run.text)).toEqual([MISSING_MARK])
    expect(missingCharacters(MISSING_MARK)).toEqual([])
  })
})

test('a guilloche ring is closed, stays between its two circles and repeats with each loop', () => {
  for (const band of ROSETTE) {
    const path = guillochePath(band, 100)
    expect(path).toMatch(/^M[^Z]+Z$/)
    const ends = [...path.matchAll(/C\S+ \S+ \S+ \S+ (\S+) (-?[\d.]+)/g)].map((hit) => Math.hypot(Number(hit[1]), Number(hit[2])))
    expect(ends).toHaveLength(band.loops * 8)
    for (const distance of ends) {
      expect(distance).toBeGreaterThanOrEqual(100 * (band.middle - band.radial) - 0.1)
      expect(distance).toBeLessThanOrEqual(100 * (band.middle + band.radial) + 0.1)
    }
    ends.slice(0, 8).forEach((distance, arc) => { expect(ends[arc + 8]).toBeCloseTo(distance, 1) })
  }
})

/** The page's drawing operators, unpacked. */
function contentStreams(pdf: Buffer): string[] {
  const streams: string[] = []
  for (let at = 0; (at = pdf.indexOf('\nstream\n', at)) >= 0; at += 8) {
    try {
      streams.push(inflateSync(pdf.subarray(at + 8)).toString('latin1'))
    } catch { /* a stream that is not packed draws nothing */ }
  }
  return streams.filter((content) => content.includes(' Tf'))
}
