import { membershipRoutes } from '@guildhall/contract'
import { importRoster } from '#registry'
import { Chance } from './chance.ts'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'
import type { Firm, Person } from './world.ts'

type AtWork = Person & { firm: Firm; idNumber: string }
export type Line = { name: string; idNumber: string; phone: string; firm: Firm; joinedOn: string; level: string; trade: string; education: string }
const levels = ['无', '初级工', '初级工', '中级工', '中级工', '高级工', '三级', '技师', '五级']
const schooling = ['初中', '高中', '高中', '中专', '中专', '大专', '大专', '本科']
const trades: Readonly<Record<string, string>> = { welder: '焊工', 'cnc-turner': '数控车工', electrician: '电工', fitter: '钳工', 'elderly-carer': '养老护理员', 'forklift-driver': '叉车司机' }

/** Of the rosters' people, those who joined within the year; and those who left in it. */
const [lateJoiners, leavers] = [170, 11]

/**
 * Who is a member of the home county's unions: by two rosters that its firms sent. The second is of another year and disagrees with the record here and there, so that
 * something waits to be looked at.
 */
export async function buildMembers(stage: Stage, { people, tree, cast, accounts }: City): Promise<Line[]> {
  const chance = new Chance('members')
  const educations = new Chance('schooling')
  // People of 恒禾精密 became members elsewhere before; their firm's own union is being founded.
  const firms = tree.firms.filter((firm) => firm.county === home && (firm.unionised || firm === cast.hengheFirm))
  const atWork = people.filter((person): person is AtWork => person.firm !== null && firms.includes(person.firm) && person.idNumber !== undefined)
  const lines = atWork.filter((person) => chance.likely(0.8) || person === cast.lin).map((person): Line => ({
    name: person.name, idNumber: person.idNumber, phone: person.phone, firm: person.firm, joinedOn: stage.day(-chance.int(420, 6_000)), level: chance.pick(levels), trade: trades[person.trade] ?? '', education: educations.pick(schooling),
  }))
  const dates = new Chance('joined of late')
  const [before, since] = [lines.slice(0, -lateJoiners), lines.slice(-lateJoiners).map((line) => ({ ...line, joinedOn: stage.day(-dates.int(8, 360)) }))]
  await take(stage, { lines: before, fileName: '会员花名册.csv', days: -400, scope: tree.counties.get(home)!.scope })
  const later = before.slice(20, 80).map((line, index) => {
    if (index % 12 === 3) return { ...line, phone: `19${line.phone.slice(2)}` }
    if (index % 20 === 5) return { ...line, firm: chance.pick(firms) }
    return index === 9 ? { ...line, name: `${line.name.slice(0, 1)}晓${line.name.slice(2)}` } : line
  })
  await take(stage, { lines: [...later, ...since], fileName: '年度核对花名册.csv', days: -6, scope: tree.counties.get(home)!.scope })
  const officer = accounts.officers.get(home)!
  const members = new Set(before.map((line) => line.idNumber))
  for (const [index, { id }] of atWork.filter((person) => members.has(person.idNumber)).slice(100, 100 + leavers).entries()) {
    const [days, how] = [index * 31 - 345, index % 3 === 0 ? 'retire' as const : 'leave' as const]
    await stage.act(membershipRoutes.end, officer, stage.at(days), { id, how, on: stage.day(days), reason: how === 'retire' ? '到龄退休' : '离职回乡' })
  }
  return before
}

/** A roster comes in. */
export async function take(stage: Stage, { lines, fileName, days, scope }: { lines: readonly Line[]; fileName: string; days: number; scope: string }): Promise<void> {
  const rows = lines.map((line, index) => [index + 1, line.name, line.idNumber, line.phone, line.firm.name, line.firm.creditCode, line.joinedOn, line.level, line.trade, line.education].join(','))
  const bytes = Buffer.from(['序号,姓名,身份证号,手机号码,单位名称,统一社会信用代码,入会日期,技能等级,工种,文化程度', ...rows].join('\r\n'))
  const at = stage.at(days)
  const services = { ...stage.services, clock: { now: () => at } }
  await importRoster({ services, scope, inTransaction: (work) => stage.as({ kind: 'job', name: 'demo', scope }, at, work) }, { fileName, dryRun: false, file: { size: bytes.length, open: () => [bytes] } })
}
