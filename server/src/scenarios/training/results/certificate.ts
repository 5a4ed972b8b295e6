import { issue, type Achievement } from '#engines/credentials'
import { skillLevelNames } from '#engines/intake'
import { dayInShanghai } from '#platform/clock'
import { asService } from '#platform/http'
import type { CommandContext } from '#platform/module'
import { issuingOf } from '#registry/issuer'
import { yearsLater } from './rules.ts'
import { findSeries } from './series.ts'
import type { ClassRow } from './store.ts'

/** 初级工（五级）: the five grades of the standard and what lies outside them (新八级工). */
const grades: Readonly<Record<number, string>> = { 1: '五级', 2: '四级', 3: '三级', 4: '二级', 5: '一级' }

export function levelLabel(level: number | null): string | null {
  if (level === null) return null
  const grade = grades[level]
  return `${skillLevelNames[level]!}${grade ? `（${grade}）` : ''}`
}

/** What somebody who passed has achieved; the same for everybody of the class. */
export function achievementOf(of: Pick<ClassRow, 'occupation_id' | 'level' | 'class_hours' | 'min_attendance_percent' | 'pass_theory' | 'pass_practice'>, occupation: { name: string; code: string | null }): Achievement {
  const label = levelLabel(of.level)
  return {
    id: `urn:uuid:${of.occupation_id}${of.level === null ? '' : `#level-${of.level}`}`, name: of.level === null ? occupation.name : `${occupation.name}·${skillLevelNames[of.level]!}`,
    description: `${occupation.name}${label ?? ''}培训并考核合格`,
    criteria: `到课率不低于 ${of.min_attendance_percent}%${of.pass_theory > 0 ? `，理论 ${of.pass_theory} 分及格` : ''}${of.pass_practice > 0 ? `，实操 ${of.pass_practice} 分及格` : ''}，成绩经第二人复核。`,
    occupation: { name: occupation.name, ...(occupation.code && { code: occupation.code }) },
    ...(of.level !== null && label && { level: { label: '技能等级', value: label } }), ...(of.class_hours > 0 && { classHours: { label: '课时', value: of.class_hours } }),
  }
}

/** Issues the certificate of a confirmed pass (T4); asked again it gives the same one. The caller acts as the service in the class's scope. */
export async function issueCertificate(ctx: CommandContext, of: ClassRow, who: { enrolmentId: string; personId: string; name: string }): Promise<{ id: string; number: string }> {
  const occupation = await ctx.tx.selectFrom('occupation').select(['name', 'code']).where('id', '=', of.occupation_id).executeTakeFirstOrThrow()
  const series = await asService(ctx, '', () => findSeries(ctx.tx, of.scope, of.division))
  const now = ctx.clock.now()
  const issued = await issue(ctx.tx, await issuingOf(ctx), {
    scope: of.scope, subject: who.enrolmentId, holder: who.personId, holderName: who.name, series: { issuer: series.issuer, region: series.region, year: Number(dayInShanghai(now).slice(0, 4)) },
    achievement: achievementOf(of, occupation), issuedAt: now, ...(series.validYears !== null && { validUntil: yearsLater(now, series.validYears) }),
  })
  return { id: issued.id, number: issued.number }
}
