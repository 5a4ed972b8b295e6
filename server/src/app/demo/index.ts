import { installOccupations } from '#registry/occupations'
import type { Services } from '#platform/http'
import { buildAccounts } from './accounts.ts'
import { Chance } from './chance.ts'
import { asksOfClasses, liveClasses, planClasses } from './classes/index.ts'
import { forgetEvents } from './clockwork.ts'
import { entered } from './entered.ts'
import { phoneNumbers } from './codes.ts'
import { buildBenefits } from './benefits.ts'
import { buildCoverage } from './coverage.ts'
import { buildJoining } from './joining.ts'
import { home } from './lists/places.ts'
import { writeTwice } from './doubles.ts'
import { buildFoundings } from './foundings.ts'
import { buildMembers } from './members.ts'
import { askForProposal } from './planner.ts'
import { addMoments } from './moments.ts'
import { openAsks, recordAsks, type City } from './needs.ts'
import { buildPeople } from './people.ts'
import { buildResources } from './resources.ts'
import { writeReforms } from './reforms.ts'
import { scanSheets } from './sheets.ts'
import { openStage } from './stage.ts'
import { keepTemplates } from './templates.ts'
import { buildTree } from './tree.ts'
import { changeUnions } from './unions.ts'
import { buildVouchers } from './vouchers.ts'
import { buildChildcare } from './childcare.ts'
import { buildCounselling } from './counselling.ts'
import { buildLectures } from './lectures.ts'
import { buildLibrary } from './library.ts'
import { buildVenues } from './venues/index.ts'
import { buildWindows } from './windows/index.ts'

/** Fills a new demo: a believable city, told from this moment backwards. */
export async function buildDemo(services: Services): Promise<void> {
  const began = performance.now()
  const stage = openStage(services)
  const nextPhone = phoneNumbers(new Chance('phones'))
  const told = (what: string) => services.log.info({ seconds: Math.round(performance.now() - began) / 1000 }, `demo: ${what}`)
  await stage.asService(stage.at(entered.units), (ctx) => installOccupations(ctx))
  const tree = await buildTree(stage, nextPhone)
  told('units')
  const { people, cast } = await buildPeople(stage, tree, nextPhone)
  told('people')
  const accounts = await buildAccounts(stage, { tree, cast })
  const resources = await buildResources(stage, { tree, cast, accounts, nextPhone })
  told('accounts, trainers and rooms')
  const city: City = { tree, people, cast, accounts, resources, templates: new Map() }
  await keepTemplates(stage, city)
  const members = await buildMembers(stage, city)
  await changeUnions(stage, city, accounts.officers.get(home)!)
  await writeTwice(stage, city, members, nextPhone)
  told('members and unions')
  await buildJoining(stage, city)
  told('joining')
  const casting = await planClasses(stage, city)
  const needs = await recordAsks(stage, [...asksOfClasses(stage, city, casting), ...openAsks(stage, city, casting.free().filter((_, index) => index % 3 === 0))])
  told('needs')
  await forgetEvents(stage)
  // What has nothing to do with classes happens beside them.
  const beside = [
    buildWindows(stage, city),
    buildChildcare(stage, city).then(() => buildCounselling(stage, city)),
    buildLibrary(stage, city),
  ]
  const [lives] = await Promise.all([liveClasses(stage, city, { casting, needs }, (agenda, lives) => addMoments({ stage, city, agenda, lives, nextPhone })), ...beside])
  told('classes, windows, holiday classes, counselling, books')
  // None of these meets another.
  await Promise.all([
    buildVouchers(stage, city, lives),
    buildBenefits(stage, city, lives),
    buildVenues(stage, city),
    buildLectures(stage, city),
    buildFoundings(stage, city).then(() => buildCoverage(stage, city)),
    askForProposal(stage, city),
    writeReforms(stage, city),
    scanSheets(stage, lives),
  ])
  told('vouchers, benefits, positions, lectures, unions being founded, employers followed up, a proposal of classes asked for, sheets scanned')
}
