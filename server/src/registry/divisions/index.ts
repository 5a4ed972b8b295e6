import data from './divisions.json' with { type: 'json' }
import { countyNames } from './names.ts'

export type DivisionLevel = 'province' | 'city' | 'county'

export interface Division {
  /** Six digits, GB/T 2260. */
  code: string
  name: string
  level: DivisionLevel
}

/** A place inside a city: its county, and the town as it was written, if any. */
export interface Region { division: Division; town: string | null }

const all: readonly Division[] = data.divisions.map(([code, name]) => ({ code: code!, name: name!, level: levelOf(code!) }))
const byCode = new Map(all.map((division) => [division.code, division]))
const children = Map.groupBy(all, (division) => parentCode(division.code))

function levelOf(code: string): DivisionLevel {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county'
}

function parentCode(code: string): string {
  return code.endsWith('0000') ? '' : code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

/** The division with this code in the edition that ships, or undefined. */
export function findDivision(code: string): Division | undefined {
  return byCode.get(code)
}

/** What lies directly below; the provinces for ''. In order of code. */
export function childrenOf(code: string): readonly Division[] {
  return children.get(code) ?? []
}

/** The city (or province-run county) that a division belongs to: itself for a city. */
export function cityOf(code: string): Division | undefined {
  return byCode.get(`${code.slice(0, 4)}00`)
}

/** Is `code` the city itself or a county of it? A province-level city or a province is asked the same way: everything in it. */
export function isWithinCity(code: string, cityCode: string): boolean {
  const digits = cityCode.endsWith('0000') ? 2 : 4
  return byCode.has(code) && code.slice(0, digits) === cityCode.slice(0, digits)
}

/** The counties of a city; of a province those of all its cities, without names that several of them have. */
function countiesOf(cityCode: string): readonly Division[] {
  if (!cityCode.endsWith('0000')) return childrenOf(cityCode)
  const known = countiesOfProvince.get(cityCode)
  if (known) return known
  const counties = childrenOf(cityCode).flatMap((city) => childrenOf(city.code))
  const often = Map.groupBy(counties, (county) => county.name)
  const unmistakable = counties.filter((county) => often.get(county.name)!.length === 1)
  countiesOfProvince.set(cityCode, unmistakable)
  return unmistakable
}
const countiesOfProvince = new Map<string, readonly Division[]>()

/**
 * The county of a city that a text means: its code, its name, its name without the suffix, any of these with the city or province in
 * front or a town behind (柯桥区, 柯桥, 绍兴柯桥区, 柯桥区钱清街道). null for anything else, and for a place outside the city.
 */
export function resolveRegion(text: string, cityCode: string): Region | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (/^\d{6}$/.test(plain)) {
    const division = findDivision(plain)
    return division?.level === 'county' && isWithinCity(plain, cityCode) ? { division, town: null } : null
  }
  const city = findDivision(cityCode)
  return matchCounty(plain, cityCode) ?? (city ? matchCounty(withoutPrefix(plain, city), cityCode) : null)
}

/** The longest name wins, then the one that is less shortened (井陉 is 井陉县 and not 井陉矿区); a short name of two counties alike (临夏市, 临夏县) is neither. */
function matchCounty(text: string, cityCode: string): Region | null {
  let best: { region: Region | null; length: number; cut: number } | undefined
  for (const division of countiesOf(cityCode)) {
    for (const name of countyNames(division.name)) {
      const town = text.slice(name.length)
      if (!text.startsWith(name) || (town !== '' && (name.length < 2 || !isTown(town)))) continue
      const [length, cut] = [name.length, division.name.length - name.length]
      if (!best || length > best.length || (length === best.length && cut < best.cut)) best = { region: { division, town: town || null }, length, cut }
      else if (length === best.length && cut === best.cut && best.region?.division !== division) best = { region: null, length, cut }
    }
  }
  return best?.region ?? null
}

function isTown(text: string): boolean {
  return text.length >= 2 && /(?:镇|乡|街道|苏木|办事处|村|社区|开发区|园区|工业区|新区)/.test(text)
}

function withoutPrefix(text: string, city: Division): string {
  let rest = text
  const province = findDivision(`${city.code.slice(0, 2)}0000`)
  for (const division of [province, city]) {
    if (!division) continue
    const stem = division.name.replace(/(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区|盟)$/, '')
    const prefix = [division.name, stem].find((name) => name.length > 1 && rest.startsWith(name) && rest.length > name.length)
    if (prefix) rest = rest.slice(prefix.length)
  }
  return rest
}
