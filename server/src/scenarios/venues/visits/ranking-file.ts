import type { AnswerOf, InputOf, positionVisitRoutes } from '@guildhall/contract'
import { getUnit, staffName } from '#registry'
import { appendAudit } from '#platform/audit'
import { dayInShanghai } from '#platform/clock'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { workbookBytes } from '#platform/workbook'
import { kindWords } from '../places/index.ts'
import { countFigures } from './figures.ts'

const words = {
  zh: { title: '服务阵地使用排名', columns: ['名次', '阵地', '类别', '乡镇街道', '单位', '人次', '记录数'], total: '合计', people: (n: number) => `共 ${n} 人次`, made: (who: string, at: string) => `${who} ${at} 导出` },
  en: { title: 'Service positions by use', columns: ['Rank', 'Position', 'Kind', 'Town', 'Unit', 'Person-times', 'Entries'], total: 'Total', people: (n: number) => `${n} person-times`, made: (who: string, at: string) => `Exported by ${who}, ${at}` },
} as const
const widths = [8, 32, 20, 14, 32, 10, 10]

/** The ranking as a sheet, marked like every other: of whose range and which months it is, who took it and when. */
export async function rankingFile(ctx: RequestContext, { language, ...span }: InputOf<typeof positionVisitRoutes.rankingFile>): Promise<AnswerOf<typeof positionVisitRoutes.rankingFile>> {
  const actor = requireStaff(ctx, 'venues.read')
  const figures = await countFigures(ctx, span)
  const at = ctx.clock.now()
  const { unit, name } = await asService(ctx, '', async () => ({ unit: (await getUnit(ctx.tx, actor.unitId)).name, name: await staffName(ctx, actor.accountId) }))
  const text = words[language]
  const stamp = `${dayInShanghai(at)} ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`
  const months = figures.from === figures.to ? figures.from : language === 'zh' ? `${figures.from} 至 ${figures.to}` : `${figures.from} to ${figures.to}`
  const sentence = [`${text.title} ${months}`, unit, text.people(figures.total), text.made(name, stamp)].join(language === 'zh' ? '；' : '; ')
  const bytes = await workbookBytes(
    { title: text.title, columns: text.columns.map((label, place) => ({ label, width: widths[place]! })), mark: { lines: [`${unit} ${name}`, stamp], sentence, author: `${unit} ${name}`, at } },
    [...figures.ranking.map((row) => [row.rank, row.position.name, kindWords[row.position.kind][language], row.town, row.unitName, row.people, row.visits]), [null, text.total, null, null, null, figures.ranking.reduce((sum, row) => sum + row.people, 0), figures.ranking.reduce((sum, row) => sum + row.visits, 0)]],
  )
  await appendAudit(ctx, { action: 'venues.export-ranking', subject: `unit:${actor.unitId}`, scope: actor.scope, details: { from: figures.from, to: figures.to, rows: figures.ranking.length } })
  return { fileName: `${text.title} ${unit} ${months}.xlsx`, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}
