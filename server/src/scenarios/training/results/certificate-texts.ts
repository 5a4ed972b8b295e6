import { groupNumber, type Certificate, type CertificateTexts } from '#engines/credentials'
import { dayInShanghai } from '#platform/clock'

type Language = 'zh' | 'en'

/** The sentence between the name and what was achieved. A class without a level certifies that it was passed, not a level of the standard. */
export function statementFor(level: number | null, language: Language): string {
  if (language === 'en') return level === null ? 'has completed the training and passed the assessment in' : 'has been assessed and meets the occupational standard of'
  return level === null ? '经培训考核，成绩合格' : '经考核评价，达到国家职业标准'
}

/** Everything printed on the page. What was certified stays in the words in which it was signed. */
export function textsOf(certificate: Certificate, about: { issuer: string; level: number | null; language: Language }): CertificateTexts {
  const zh = about.language === 'zh'
  const { achievement } = certificate
  const grade = achievement.level?.value.match(/（(.+)）/)?.[1]
  const title = about.level === null ? '培训合格证书' : '技能等级证书'
  const latin = about.level === null ? 'Certificate of Training' : 'Certificate of Occupational Skill'
  return {
    language: zh ? 'zh-CN' : 'en', title: zh ? title : latin, subtitle: zh ? latin.toUpperCase() : title, holderName: certificate.holderName, statement: statementFor(about.level, about.language),
    achievement: achievement.name, ...(grade && { level: grade }),
    rows: [
      { label: zh ? '证书编号' : 'Number', value: groupNumber(certificate.number) },
      { label: zh ? '发证单位' : 'Issued by', value: about.issuer },
      { label: zh ? '发证日期' : 'Issued on', value: dayWords(certificate.issuedAt, about.language) },
      ...(certificate.validUntil ? [{ label: zh ? '有效期至' : 'Valid until', value: dayWords(certificate.validUntil, about.language) }] : []),
      ...(achievement.classHours ? [{ label: zh ? '培训课时' : 'Class hours', value: String(achievement.classHours.value) }] : []),
    ],
    seal: { around: about.issuer, foot: zh ? '证书专用章' : 'Seal' },
    check: { heading: zh ? '扫码核验' : 'Scan to verify', lines: zh ? ['人人可核验，不用登录', '本文件内含可离线核验的电子凭证'] : ['Anybody can, without logging in', 'This file carries a credential that verifies offline'] },
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dayWords(at: Date, language: Language): string {
  const [year, month, day] = dayInShanghai(at).split('-').map(Number) as [number, number, number]
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}
