import { drawCertificate, findIssued, groupNumber, openCertificate, openHolderCopy, sealWithKeyInUse, type CertificateTexts } from '#engines/credentials'
import type { FileAnswer, InputOf, windowCaseRoutes } from '@guildhall/contract'
import { getFile, readFile } from '#platform/files'
import { dayInShanghai } from '#platform/clock'
import { asService, NotFound, Refused, requireStaff, type RequestContext } from '#platform/http'
import { publicBase, verifyPath } from '#registry/issuer'
import { findLegalPerson, representativeIn, type LegalPersonToday } from '#registry/legal-persons'
import { findUnit } from '#registry/units'
import { findCaseRow, findMaterial } from '../store.ts'

/** A file that was handed in; that the case lies in the caller's range is the table's policy. */
export async function openMaterial(ctx: RequestContext, { materialId }: { materialId: string }): Promise<FileAnswer> {
  requireStaff(ctx, 'window.read')
  const material = await findMaterial(ctx.tx, materialId)
  if (!material) throw new NotFound()
  const file = await getFile(ctx, material.file_id)
  return { fileName: file.name, contentType: file.contentType, bytes: await readFile(ctx, file), inline: true }
}

/** The certificate as it is in force, of whichever case of the union one comes from. Its credential travels in the PDF, sealed as a whole (C10). */
export async function downloadCertificate(ctx: RequestContext, input: InputOf<typeof windowCaseRoutes.certificate>): Promise<FileAnswer> {
  requireStaff(ctx, 'window.read')
  const row = await findCaseRow(ctx.tx, input.caseId)
  if (!row) throw new NotFound()
  const of = row.legal_person_id ? await findLegalPerson(ctx.tx, row.legal_person_id) : undefined
  if (!of?.version || of.cancelled_on !== null) throw new Refused('window.no-certificate')
  const { version } = of
  const issued = await asService(ctx, of.scope, () => findIssued(ctx.tx, version.credential_id))
  if (!issued) throw new Refused('window.no-certificate')
  const credential = openHolderCopy(issued, ctx.cipher)
  if (input.as === 'json') return { fileName: `${of.code}.json`, contentType: 'application/vc+ld+json', bytes: Buffer.from(JSON.stringify(credential, null, 2)) }
  const registrar = await findUnit(ctx.tx, of.registrar_id)
  const representative = ctx.cipher.open(version.representative_sealed, representativeIn).reveal()
  const drawn = await drawCertificate({
    texts: textsOf(of, { representative, registrar: registrar?.name ?? '', issuedOn: dayInShanghai(openCertificate(issued, ctx.cipher).issuedAt) }), verifyUrl: `${publicBase(ctx.config)}${verifyPath(version.number)}`, credential, now: ctx.clock.now(),
  })
  const bytes = await asService(ctx, '', () => sealWithKeyInUse(ctx.tx, ctx.cipher, drawn))
  return { fileName: `工会法人资格证书-${of.code}.pdf`, contentType: 'application/pdf', bytes }
}

const day = (text: string) => text.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

/** The words of the original (正本). */
function textsOf(of: LegalPersonToday, more: { representative: string; registrar: string; issuedOn: string }): CertificateTexts {
  const version = of.version!
  return {
    language: 'zh-CN', title: '工会法人资格证书', subtitle: '正 本', holderName: version.name, statement: '依照《中华人民共和国工会法》《中国工会章程》成立，经审查登记，取得工会法人资格', achievement: of.code,
    level: '统一社会信用代码',
    rows: [
      { label: '住所', value: version.seat }, { label: '法定代表人', value: more.representative }, { label: '有效期', value: `${day(more.issuedOn)} 至 ${day(version.certificate_until)}` },
      { label: '登记管理机关', value: more.registrar }, { label: '证书编号', value: groupNumber(version.number) },
    ],
    seal: { around: more.registrar, foot: '法人资格登记专用章' }, check: { heading: '扫码核验', lines: ['人人可核验，不用登录', '本文件内含可离线核验的电子凭证'] },
  }
}
