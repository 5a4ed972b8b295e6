import { templatesRoutes } from '@guildhall/contract'
import { lessons } from './lists/courses.ts'
import { home } from './lists/places.ts'
import { machineOf } from './lists/resources.ts'
import type { City } from './needs.ts'
import { staffActor, type Stage } from './stage.ts'

const theory = (topic: string, hours: number) => ({ topic, hours, practice: false })
const practice = (topic: string, hours: number) => ({ topic, hours, practice: true })

/** By which its classes were planned: six lessons of five hours, two of them theory. Machines as the workshops have them. */
const planned = [{ trade: 'welder', level: 2, name: '焊工中级班', materialFen: '15000' }, { trade: 'fitter', level: 1, name: '钳工初级班', materialFen: '6000' }] as const

/** Class templates: the city's for welders, and the home county's own for whatever it has none; one of them is to change with the new year. */
export async function keepTemplates(stage: Stage, city: City): Promise<void> {
  const { accounts, tree, resources } = city
  const ofCity = staffActor({ accountId: accounts.officers.values().next().value!.accountId, unit: tree.root, role: 'training-officer' })
  const officer = accounts.officers.get(home)!
  const [begun, today] = [stage.at(-200), stage.now]
  const idOf = (key: string) => resources.occupations.get(key)!.id
  const usual = { validFrom: stage.day(-200), validUntil: null, fixedFen: '0', note: null }
  await stage.act(templatesRoutes.createTemplate, ofCity, begun, {
    ...usual, name: '焊工初级取证班', occupationId: idOf('welder'), level: 1, sessionHours: 4, minSeats: 12, maxSeats: 24, materialFen: '12000', fixedFen: '60000', equipment: [{ name: machineOf['welder']!, count: 6 }],
    outline: [theory('安全操作与劳动防护', 4), theory('识图与焊接材料', 4), practice('平焊、立焊', 12), practice('管板焊', 8), practice('外观检验与考前练习', 4)],
  })
  const { id, outline, latest } = await stage.act(templatesRoutes.createTemplate, officer, begun, {
    ...usual, name: '电工进网作业班', occupationId: idOf('electrician'), level: null, sessionHours: 3, minSeats: 10, maxSeats: 30, materialFen: '6000', equipment: [],
    outline: [theory('电工基础与安全规程', 9), theory('低压电器与识图', 6), practice('配线与故障排除', 15), practice('触电急救', 3), practice('模拟考核', 3)],
  })
  await stage.act(templatesRoutes.reviseTemplate, officer, today, {
    ...usual, templateId: id, version: latest, validFrom: `${Number(stage.day(0).slice(0, 4)) + 1}-01-01`, name: '电工进网作业班', sessionHours: 3, minSeats: 10, maxSeats: 24, materialFen: '7000', equipment: [],
    outline: [...outline, practice('光伏与充电桩检修', 6)], note: '明年起加光伏与充电桩',
  })
  for (const { trade, level, name, materialFen } of planned) {
    const topics = lessons[trade]!.filter((_, index) => index !== 1 && index !== 4)
    const { id: templateId, latest: version } = await stage.act(templatesRoutes.createTemplate, officer, begun, {
      ...usual, name, occupationId: idOf(trade), level, sessionHours: 4, minSeats: 6, maxSeats: 24, materialFen, equipment: [{ name: machineOf[trade]!, count: 6 }],
      outline: topics.map((topic, index) => ({ topic, hours: 5, practice: index > 1 })),
    })
    city.templates.set(`${trade} ${level}`, { id: templateId, version })
  }
}
