import { windowCaseRoutes, windowVisitRoutes, type InputOf } from '@guildhall/contract'
import { addWorkingDays, calendarOf } from '#platform/calendar'
import type { City } from '../needs.ts'
import { staffActor, type Staff, type Stage } from '../stage.ts'
import type { Firm } from '../world.ts'
import type { Counter, Item } from './open.ts'
import { scanOf } from './scan.ts'

type Until = 'preparing' | 'reviewing' | 'correcting' | 'examining' | 'approving' | 'issuing' | 'handed' | 'closed' | 'refused' | 'withdrawn'
type Script = { firm: number; business: Item['business']; until: Until; days: number; assisted?: true; redo?: readonly [key: string, reason: string] }

/** One union in each state, told from the day on which it asked: what the clerk, the registrars and the union itself have pressed since. Firm 0 is 恒禾精密, which gets its papers ready while its union is being founded. */
const scripts: readonly Script[] = [
  { firm: 1, business: 'obtain', until: 'closed', days: -40 }, { firm: 2, business: 'obtain', until: 'closed', days: -34, assisted: true }, { firm: 3, business: 'obtain', until: 'closed', days: -30 },
  { firm: 4, business: 'obtain', until: 'handed', days: -8 }, { firm: 5, business: 'obtain', until: 'issuing', days: -7, assisted: true }, { firm: 6, business: 'obtain', until: 'approving', days: -5 }, { firm: 7, business: 'obtain', until: 'examining', days: -4 },
  { firm: 8, business: 'obtain', until: 'reviewing', days: -1 }, { firm: 9, business: 'obtain', until: 'correcting', days: -3, assisted: true, redo: ['approval', '批复没有文号，请向镇总工会补一份写明文号和任期的。'] }, { firm: 10, business: 'obtain', until: 'refused', days: -16 }, { firm: 11, business: 'obtain', until: 'withdrawn', days: -12 },
  { firm: 0, business: 'obtain', until: 'preparing', days: -1 },
  { firm: 1, business: 'change', until: 'closed', days: -14 }, { firm: 3, business: 'change', until: 'examining', days: -3 }, { firm: 2, business: 'cancel', until: 'closed', days: -9 },
]

const chairs = ['陆建平', '沈月琴', '姚志刚', '褚晓敏', '富国强', '杨丽娟', '宋海明', '顾秋英', '张雪峰', '徐慧芳', '陈水根', '钱文娟']

/** What is under way today at the window of the home county. */
export async function addCases(stage: Stage, city: City, { counters, items }: { counters: readonly Counter[]; items: readonly Item[] }): Promise<void> {
  const counter = counters[0]!
  const henghe = city.cast.hengheFirm
  const firms = [henghe, ...city.tree.firms.filter((firm) => firm.id !== henghe.id && firm.unionised && firm.scope.startsWith(`${counter.scope}.`)).slice(0, 11)]
  const scans = new Map<string, Uint8Array>()
  for (const script of scripts) await play(stage, { script, counter, items, firm: firms[script.firm]!, chair: chairs[script.firm]!, city, scans })
}

type Playing = { script: Script; counter: Counter; items: readonly Item[]; firm: Firm; chair: string; city: City; scans: Map<string, Uint8Array> }

async function play(stage: Stage, { script, counter, items, firm, chair, city, scans }: Playing): Promise<void> {
  const calendar = calendarOf()
  const start = addWorkingDays(calendar, stage.day(script.days), 1)
  const day = (working: number) => Math.min(0, Math.round((Date.parse(addWorkingDays(calendar, start, working)) - Date.parse(stage.today)) / 86_400_000))
  // On the day the demo is made, what would lie ahead has happened a little while ago.
  const at = (working: number, time: string) => { const then = stage.at(day(working), time); return then < stage.now ? then : new Date(stage.now.getTime() - 60_000) }
  const item = items.find((one) => one.business === script.business)!
  const own: Staff = city.accounts.speakers.get(firm.id) ?? staffActor({ accountId: city.accounts.speakers.get(city.cast.hengheFirm.id)!.accountId, unit: firm, role: 'enterprise-hr' })
  const applicant = script.assisted ? counter.clerk : own
  const [examiner, approver] = counter.registrars
  const facts: InputOf<typeof windowCaseRoutes.open>['facts'] = {
    obtain: { name: `${firm.name}工会委员会`, seat: `海盐县${firm.town}工业路 ${firm.name.length * 3} 号`, representative: chair, termUntil: `${Number(stage.today.slice(0, 4)) + 4}-06-30`, approval: `盐总工〔${stage.today.slice(0, 4)}〕${20 + script.firm}号`, reason: '' },
    change: { name: null, seat: `海盐县${firm.town}振兴路 ${10 + script.firm} 号`, representative: null, termUntil: null, approval: null, reason: '厂区搬迁' },
    cancel: { name: null, seat: null, representative: null, termUntil: null, approval: null, reason: '企业终止，工会随之撤销' },
  }[script.business as 'obtain' | 'change' | 'cancel']
  const { id: caseId } = await stage.act(windowCaseRoutes.open, applicant, at(0, '09:05'), { itemId: item.id, counterId: counter.id, unitId: script.assisted ? firm.id : null, facts, contact: firm.contact, delivery: script.firm % 3 === 2 ? 'post' : 'counter', address: script.firm % 3 === 2 ? `海盐县${firm.town}人民路 1 号` : null })
  for (const place of item.materials.filter((one) => one.required)) {
    const bytes = scans.get(place.key) ?? await scanOf(place.title, ['（演示用的扫描件）', `单位：${firm.town}`, '经办人：          日期：'])
    scans.set(place.key, bytes)
    if (script.until !== 'preparing') await stage.act(windowCaseRoutes.bring, applicant, at(0, '09:20'), { caseId, key: place.key }, { fileName: `${place.title}.pdf`, bytes })
  }
  if (script.until === 'preparing') return
  await stage.act(windowCaseRoutes.submit, applicant, at(0, '09:30'), { caseId })
  if (script.until === 'withdrawn') return void await stage.act(windowCaseRoutes.withdraw, applicant, at(0, '14:00'), { caseId, reason: '选举还没开完，开完再办' })
  if (script.until === 'reviewing') return
  const { materials } = await stage.act(windowCaseRoutes.get, counter.clerk, at(0, '10:30'), { caseId })
  for (const { key, files } of materials) {
    if (files[0]) await stage.act(windowCaseRoutes.judge, counter.clerk, at(0, '10:40'), { materialId: files[0].id, verdict: script.redo?.[0] === key ? 'redo' : 'accepted', reason: script.redo?.[0] === key ? script.redo[1] : null })
  }
  await stage.act(windowCaseRoutes.finishReview, counter.clerk, at(0, '10:45'), { caseId })
  if (script.until === 'correcting' || script.until === 'examining') return
  if (script.until === 'refused') return void await stage.act(windowCaseRoutes.examine, examiner, at(1, '09:40'), { caseId, decision: 'refuse', opinion: '工会经费没有单独立账，不符合管理办法第十条的条件。立账后可以重新申请。' })
  await stage.act(windowCaseRoutes.examine, examiner, at(1, '09:40'), { caseId, decision: 'grant', opinion: '材料齐全，符合规定。' })
  if (script.until === 'approving') return
  const rangeId = script.business === 'obtain' ? (await stage.as(approver, at(1, '15:00'), (ctx) => ctx.tx.selectFrom('window_code_range').select('id').limit(1).executeTakeFirstOrThrow())).id : null
  await stage.act(windowCaseRoutes.approve, approver, at(1, '15:00'), { caseId, code: null, rangeId })
  if (script.until === 'issuing') return
  await stage.act(windowCaseRoutes.handOver, counter.clerk, at(2, '10:00'), { caseId, how: script.firm % 3 === 2 ? 'post' : 'counter', to: firm.contact.name, tracking: script.firm % 3 === 2 ? 'EMS1000233' : null, minutes: script.firm % 3 === 2 ? null : 5 })
  if (script.until === 'handed') return
  await stage.act(windowVisitRoutes.typeRating, counter.clerk, at(2, '10:06'), { caseId, stars: 5, words: '' })
  await stage.act(windowCaseRoutes.confirm, applicant, at(3, '09:00'), { caseId })
}
