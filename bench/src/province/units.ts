import { createRandom } from './random.ts'

export type Unit = { id: string; kind: string; level: string | null; name: string; parent: Unit | null; scope: string; credit: string | null; staff: number | null; founded: string; division: string; code: string }

export const counts = { cities: 11, counties: 90, towns: 1_080, firms: 30_000 }
const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100, from the text of the standard. */
function creditOf(number: number): string {
  const code = `9133${String(number).padStart(13, '0')}`
  let sum = 0
  for (let at = 0; at < 17; at++) sum += letters.indexOf(code.charAt(at)) * (3 ** at % 31)
  return code + letters.charAt((31 - (sum % 31)) % 31)
}

/** A province: cities, counties, towns, and firms with a union of their own under the towns; `share` of the firms for a smaller one. */
export function unitsOf(share = 1): { all: Unit[]; firms: Unit[] } {
  const random = createRandom(5)
  const all: Unit[] = []
  const add = (unit: Omit<Unit, 'id' | 'scope' | 'founded' | 'code'>): Unit => {
    const number = all.length + 1
    const made = {
      ...unit, id: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`, scope: unit.parent ? `${unit.parent.scope}.u${number}` : `u${number}`, code: `P${number}`,
      founded: `${1985 + Math.floor(random() * 40)}-0${1 + Math.floor(random() * 9)}-15`,
    }
    all.push(made)
    return made
  }
  const federation = (level: string, name: string, parent: Unit | null, division: string) => add({ kind: 'federation', level, name, parent, credit: null, staff: null, division })
  const top = federation('province', '模拟省总工会', null, '330000')
  const cities = Array.from({ length: counts.cities }, (_, at) => federation('city', `第${at + 1}市总工会`, top, `33${String(at + 1).padStart(2, '0')}00`))
  const counties = Array.from({ length: counts.counties }, (_, at) => federation('county', `第${at + 1}县总工会`, cities[at % cities.length]!, `${cities[at % cities.length]!.division.slice(0, 4)}${String(21 + Math.floor(at / cities.length)).padStart(2, '0')}`))
  const towns = Array.from({ length: counts.towns }, (_, at) => federation('town', `第${at + 1}镇总工会`, counties[at % counties.length]!, counties[at % counties.length]!.division))
  const firms = Array.from({ length: Math.round(counts.firms * share) }, (_, at) => {
    const town = towns[Math.floor(random() * towns.length)]!
    return add({ kind: at % 12 === 0 ? 'union' : 'enterprise', level: null, name: `模拟企业${at + 1}号有限公司`, parent: town, credit: creditOf(at + 1), staff: 60 + Math.floor(random() * 150), division: town.division })
  })
  return { all, firms }
}
