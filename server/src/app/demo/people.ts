import { PersonalText } from '#platform/crypto'
import { asLogin, createWorkerAccounts } from '#platform/login'
import { insertPeople, type NewRosterPerson } from '#registry'
import { Chance } from './chance.ts'
import { idNumbers } from './codes.ts'
import { entered } from './entered.ts'
import { counties, home } from './lists/places.ts'
import { families, givenFemale, givenMale, rare } from './lists/names.ts'
import { wishes } from './lists/wishes.ts'
import type { Stage } from './stage.ts'
import type { Cast, Firm, Person, Tree, Unit } from './world.ts'

export type Gender = 'male' | 'female'

export function familyGivenName(chance: Chance, gender: Gender = chance.likely(0.5) ? 'female' : 'male'): { name: string; gender: Gender } {
  return { name: chance.pick(families) + chance.pick(gender === 'male' ? givenMale : givenFemale), gender }
}

const perFirm = { [home]: [9, 15], elsewhere: [7, 12] } as const

/** The people of the firms, those who drive and deliver for themselves, and the few whom a visitor of the demo may be. */
export async function buildPeople(stage: Stage, tree: Tree, nextPhone: () => string): Promise<{ people: Person[]; cast: Cast }> {
  const chance = new Chance('people')
  const nextId = idNumbers()
  const homeless = chance.shuffled(rare)
  const made: { person: Person; row: NewRosterPerson }[] = []
  function add(about: Partial<Pick<Person, 'name' | 'phone' | 'trade'>> & { unit: Unit; firm: Firm | null; county: string; town: string; gender?: Gender; born?: number; standing?: NewRosterPerson['standing'] }): Person {
    const who = familyGivenName(chance, about.gender)
    const name = about.name ?? (made.length % 190 === 7 ? homeless.pop() ?? who.name : who.name)
    const birthYear = about.born ?? chance.int(1968, 2005)
    const person: Person = {
      id: '', name, phone: about.phone ?? nextPhone(), unit: about.unit, firm: about.firm, county: about.county, town: about.town,
      trade: about.trade ?? chance.pick(about.firm?.trades ?? Object.keys(wishes)),
    }
    const standing = about.standing ?? (about.firm ? 'real-name' : 'own')
    const birthDay = `${birthYear}-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`
    if (standing === 'real-name') person.idNumber = nextId(birthDay, who.gender)
    made.push({ person, row: {
      unitId: about.unit.id, scope: about.unit.scope, standing, name: new PersonalText(name), phone: new PersonalText(person.phone), division: about.county, gender: who.gender, birthYear,
      idNumber: person.idNumber === undefined ? null : new PersonalText(person.idNumber),
    } })
    return person
  }
  const cast = addCast(tree, add)
  for (const firm of tree.firms) {
    const [least, most] = firm.county === home ? perFirm[home] : perFirm.elsewhere
    const count = chance.int(least, most)
    for (let index = 0; index < count; index++) add({ unit: firm, firm, county: firm.county, town: firm.town })
  }
  const county = tree.counties.get(home)!
  const towns = counties.find((one) => one.code === home)!.towns
  for (let index = 0; index < 260; index++) {
    const town = chance.pick(towns)
    add({ unit: county.towns.get(town)!, firm: null, county: home, town, trade: chance.weighted({ courier: 3, 'elderly-carer': 3, 'infant-carer': 2, 'live-streamer': 2, 'chinese-cook': 2, 'forklift-driver': 2, 'e-commerce-specialist': 1, 'tea-artist': 1 }) })
  }
  const ids = await stage.asService(stage.at(entered.people), (ctx) => insertPeople(ctx, made.map(({ row }) => row)))
  const people = made.map(({ person }, index) => Object.assign(person, { id: ids[index]! }))
  await giveAccounts(stage, people)
  return { people, cast }
}

/** Phones that logged in at least once: everybody without a firm, and half of the others. */
async function giveAccounts(stage: Stage, people: readonly Person[]): Promise<void> {
  const users = people.filter((person, index) => !person.firm || index < 4 || index % 2 === 0)
  const accounts = await stage.asService(stage.at(entered.accounts), (ctx) => asLogin(ctx, () => createWorkerAccounts(ctx, users.map((person) => ({ phone: new PersonalText(person.phone), personId: person.id })))))
  for (const [index, person] of users.entries()) person.actor = { kind: 'worker', accountId: accounts[index]!, personId: person.id }
}

type Add = (about: Partial<Pick<Person, 'name' | 'phone' | 'trade'>> & { unit: Unit; firm: Firm | null; county: string; town: string; gender?: Gender; born?: number }) => Person

/** Whom one may be with one tap. They come first, so each of them has an account. */
function addCast(tree: Tree, add: Add): Cast {
  const henghe = tree.firms.find((firm) => firm.name.startsWith('恒禾精密'))!
  const care = tree.firms.find((firm) => firm.county === home && firm.trades.includes('elderly-carer'))!
  const county = tree.counties.get(home)!
  const atWork = (firm: Firm) => ({ unit: firm, firm, county: firm.county, town: firm.town })
  const atHome = { unit: county, firm: null, county: home, town: '武原街道' }
  return {
    hengheFirm: henghe,
    lin: add({ name: '林晓禾', trade: 'cnc-turner', gender: 'female', born: 1995, ...atWork(henghe) }),
    luo: add({ name: '罗小川', trade: 'courier', gender: 'male', born: 1999, ...atHome }),
    shen: add({ name: '沈国梁', trade: 'cnc-turner', gender: 'male', born: 1974, ...atHome }),
    elder: add({ name: '顾阿根', trade: 'elderly-carer', gender: 'male', born: 1963, ...atWork(care) }),
  }
}
