import { createUnit, type NewUnit } from '#registry'
import type { CommandContext } from '#platform/module'
import { Chance } from './chance.ts'
import { creditCode } from './codes.ts'
import { entered } from './entered.ts'
import { industries, stems } from './lists/firms.ts'
import { city, counties, departments, home } from './lists/places.ts'
import { familyGivenName } from './people.ts'
import type { Stage } from './stage.ts'
import type { CountyUnit, Firm, Tree, Unit } from './world.ts'

type FirmName = { name: string; kind: string }
/** Where 恒禾精密 stands, whose people the demo follows. */
const hengheTown = '百步镇'

/** The federation of the city with its counties and towns, the firms in them, departments, joint unions and training bodies: three years old when the demo begins. */
export async function buildTree(stage: Stage, nextPhone: () => string): Promise<Tree> {
  const [chance, unions] = [new Chance('tree'), new Chance('unions')]
  const names = firmNames(chance)
  const from = stage.day(-1100)
  return stage.asService(stage.at(entered.units), async (ctx) => {
    const add = async (unit: Omit<NewUnit, 'from'>): Promise<Unit> => createUnit(ctx, { from, ...unit })
    const root = await add({ parentId: null, kind: 'federation', level: 'city', name: `${city.name}总工会`, division: city.code, code: city.code })
    const tree: Tree = { root, counties: new Map(), firms: [], departments: [] }
    for (const county of counties) {
      const unit: CountyUnit = { ...await add({ parentId: root.id, kind: 'federation', level: 'county', name: `${county.name}总工会`, division: county.code, code: county.code }), code: county.code, towns: new Map() }
      tree.counties.set(county.code, unit)
      for (const [index, town] of county.towns.entries()) {
        const federation = await add({ parentId: unit.id, kind: 'federation', level: 'town', name: `${county.name}${town}总工会`, division: county.code, code: `${county.code}${String(index + 1).padStart(3, '0')}` })
        unit.towns.set(town, federation)
        const firms = county.code === home ? chance.int(17, 24) : chance.int(4, 7)
        const before = tree.firms.length
        tree.firms.push(...await Promise.all(Array.from({ length: firms }, (_, count) => addFirm(ctx, { chance, unions, names, nextPhone, from, serial: before + count + 1, henghe: town === hengheTown && count === 0 }, { county: county.code, town, federation }))))
        const joint = await add({ parentId: federation.id, kind: 'joint-union', name: `${town}小微企业工会联合会`, division: county.code })
        // In every other town the joint union is a small one without social organisations.
        if (county.code === home) await addSocialOrganisations(add, unions, { town, federation, joint: index % 2 ? joint : federation })
      }
    }
    await addOfHome(tree, add, nextPhone)
    return tree
  })
}

type Making = { chance: Chance; unions: Chance; names: Iterator<FirmName>; nextPhone: () => string; from: string; serial: number; henghe: boolean }

async function addFirm(ctx: CommandContext, { chance, unions, names, nextPhone, from, serial, henghe }: Making, place: { county: string; town: string; federation: Unit }): Promise<Firm> {
  const made = henghe ? { name: '恒禾精密制造有限公司', kind: 'machinery' } : names.next().value as FirmName
  const { industry, trades } = industries[made.kind]!
  const contact = { name: henghe ? '季文澜' : familyGivenName(chance).name, phone: nextPhone() }
  const code = creditCode(chance, place.county, serial)
  // Two of three firms have a union of their own by now; the firm then hangs below it. That of 恒禾精密 is being founded.
  const unionised = !henghe && unions.likely(0.66)
  const staff = henghe ? 268 : chance.int(10, chance.likely(0.15) ? 120 : 32)
  const foundedOn = `${chance.int(1996, 2021)}-${String(chance.int(1, 12)).padStart(2, '0')}-18`
  // Whatever chance decides is decided above: from here on the firms of a town are written side by side.
  const superior = unionised ? await createUnit(ctx, { parentId: place.federation.id, kind: 'union', name: `${made.name}工会`, division: place.county, from }) : place.federation
  const unit = await createUnit(ctx, {
    parentId: superior.id, kind: 'enterprise', name: made.name, division: place.county, creditCode: code, industry, from, staff, foundedOn, contactName: contact.name, contactPhone: contact.phone,
  })
  return { id: unit.id, scope: unit.scope, name: unit.name, county: place.county, town: place.town, trades, creditCode: code, contact, unionised, staff }
}

/** Social organisations of a town of the home county: most of a size have a union, alone or in the joint union. */
async function addSocialOrganisations(add: (unit: Omit<NewUnit, 'from'>) => Promise<Unit>, chance: Chance, { town, federation, joint }: { town: string; federation: Unit; joint: Unit }): Promise<void> {
  for (const kind of ['养老服务中心', '社工服务中心', '志愿者协会', '餐饮行业协会']) {
    const name = `${town}${kind}`
    const superior = chance.likely(0.4) ? await add({ parentId: federation.id, kind: 'union', name: `${name}工会`, division: home }) : chance.likely(0.45) ? joint : federation
    await add({ parentId: superior.id, kind: 'social-organisation', name, division: home, staff: chance.int(12, 80) })
  }
}

/** Of the county the demo plays in: departments, unions of an industry, and the bodies that train. */
async function addOfHome(tree: Tree, add: (unit: Omit<NewUnit, 'from'>) => Promise<Unit>, nextPhone: () => string): Promise<void> {
  const county = tree.counties.get(home)!
  const name = counties.find((one) => one.code === home)!.name
  for (const department of departments) {
    tree.departments.push(await add({ parentId: county.id, kind: 'department', name: `${name}${department}`, division: home, contactName: '联络员', contactPhone: nextPhone() }))
  }
  for (const union of ['紧固件行业工会联合会', '快递外卖行业工会联合会', '家政服务行业工会联合会']) await add({ parentId: county.id, kind: 'industry-union', name: `${name}${union}`, division: home })
  for (const body of ['匠行职业技能培训学校', '潮声技工培训中心', '绮园职工学堂']) await add({ parentId: county.id, kind: 'training-body', name: body, division: home })
}

/** Names of firms with what they do, each once. */
function* firmNames(chance: Chance): Generator<FirmName> {
  const kinds = Object.entries(industries)
  const all = kinds.flatMap(([kind, { names, suffix }]) => stems.flatMap((stem) => names.map((what) => ({ name: `${stem}${what}${suffix[(stem.length + what.length) % suffix.length]}`, kind }))))
  const byKind = Map.groupBy(chance.shuffled(all), (one) => one.kind)
  // A county of fasteners and machines: these come more often.
  const order = ['fastener', 'machinery', 'care', 'fastener', 'steel', 'textile', 'machinery', 'electrical', 'logistics', 'food', 'fastener', 'trade', 'children']
  for (let turn = 0; ; turn++) {
    const next = byKind.get(order[turn % order.length]!)!.pop()
    if (next) yield next
  }
}
