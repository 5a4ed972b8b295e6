import { accountRoutes, benefitBudgetRoutes, benefitRoutes, certificatesRoutes, classesRoutes, coverageRoutes, coursesRoutes, effectRoutes, evaluationsRoutes, foundingRoutes, joiningRoutes, needsRoutes, peopleRoutes, plannerRoutes, plansRoutes, qualityRoutes, resourcesRoutes, resultsRoutes, reviewingRoutes, unitChangeRoutes, unitRoutes, windowCaseRoutes, windowVisitRoutes, termRoutes, positionRoutes, positionVisitRoutes, roomBookingRoutes, lectureMenuRoutes, lectureOrderRoutes, childcareRoutes, libraryRoutes } from '@guildhall/contract'
import type { Client } from '../client.ts'

export type People = Readonly<Record<'worker' | 'trainer' | 'officer' | 'learner' | 'taker' | 'security' | 'clerk', Client>>
type Examples = Readonly<Record<string, (people: People) => Promise<string[]>>>

const first = (ids: string[]) => ids.slice(0, 1)
const publishedClass = async ({ worker }: People) => first((await worker.call(plansRoutes.listPublishedClasses, {})).rows.map((row) => row.id))
const myClass = async ({ worker }: People) => first((await worker.call(classesRoutes.listMyClasses, {})).rows.map((row) => row.class.id))
const myLesson = async ({ trainer }: People) => first((await trainer.call(classesRoutes.listMyTeaching, {})).upcoming.map((lesson) => lesson.id))
const myCertificate = async ({ worker }: People) => first((await worker.call(certificatesRoutes.listMine, {})).rows.map((row) => row.number))
/** One class in each state there is, so that a page is seen in all its shapes. */
const classes = async ({ officer }: People) => {
  const { states } = await officer.call(classesRoutes.listClasses, {})
  return Promise.all(states.filter(({ count }) => count > 0).map(async ({ state }) => (await officer.call(classesRoutes.listClasses, { state: [state], limit: 1 })).rows[0]!.id))
}
const plans = async ({ officer }: People) => {
  const { rows } = await officer.call(plansRoutes.listPlans, { limit: 200 })
  return [...Map.groupBy(rows, (row) => row.state).values()].map(([row]) => row!.id)
}
/** One release of each kind in each phase there is. */
const benefits = async ({ officer }: People) => [...new Map((await officer.call(benefitRoutes.list, {})).rows.map((row) => [`${row.kind} ${row.phase}`, row])).values()]
const windows = async ({ worker }: People) => first((await worker.call(windowVisitRoutes.publicList, {})).rows.map((row) => row.id))
/** One case of the window in each state there is. */
const windowCases = async ({ clerk }: People) => {
  const { states } = await clerk.call(windowCaseRoutes.list, {})
  return Promise.all(states.map(async ({ state }) => (await clerk.call(windowCaseRoutes.list, { state: [state], limit: 1 })).rows[0]!.id))
}
/** One founding in each state there is. */
const foundings = async ({ officer }: People) => {
  const { rows } = await officer.call(foundingRoutes.list, { limit: 200 })
  return [...Map.groupBy(rows, (row) => row.state).values()].map(([row]) => row!.id)
}
const heldFoundings = async ({ officer }: People) => first((await officer.call(foundingRoutes.list, { state: ['formalities', 'reported', 'complete'], limit: 1 })).rows.map((row) => row.id))
/** A lesson whose door is open for checking in. */
export const lessonNow = async ({ officer }: Pick<People, 'officer'>) => first((await officer.call(classesRoutes.listLiveClasses, {})).rows.filter((lesson) => lesson.checkIn.open).map((lesson) => lesson.id))

const unionCode = async ({ officer }: People) => first((await officer.call(reviewingRoutes.unions, {})).rows.flatMap((row) => row.code ?? []))
const unionUnit = async ({ officer }: People) => first((await officer.call(reviewingRoutes.unions, {})).rows.map((row) => row.unitId))
/** One application in each state there is, and one of each kind. */
const applications = async ({ officer }: People) => {
  const { rows } = await officer.call(reviewingRoutes.list, { limit: 200 })
  return [...new Map(rows.map((row) => [`${row.kind}:${row.state}`, row.id])).values()]
}

/** One position of each kind. */
const positions = async ({ officer }: People) => [...new Map((await officer.call(positionRoutes.list, { limit: 200 })).rows.map((row) => [row.kind, row.id])).values()]
const roomsOf = async ({ worker }: People) => {
  const { rows } = await worker.call(positionRoutes.find, { kind: 'culture' })
  return (await worker.call(positionRoutes.show, { positionId: rows[0]!.id })).rooms.filter((room) => room.book !== 'none').map((room) => room.id)
}

const shelvedBook: Examples[string] = async ({ worker }) => first((await worker.call(libraryRoutes.shelf, {})).rows.map((row) => row.id))
const menuLecture = async ({ worker }: People) => first((await worker.call(lectureMenuRoutes.find, {})).rows.map((row) => row.id))
/** One order in each state there is. */
const lectureOrders = async ({ officer }: People) => [...new Map((await officer.call(lectureOrderRoutes.list, { limit: 200 })).rows.map((row) => [row.state, row.id])).values()]

const childcareClasses = async ({ officer }: People) => [...new Map((await officer.call(childcareRoutes.list, {})).rows.map((row) => [row.state, row.id])).values()]
const openChildcare = async ({ worker }: People) => first((await worker.call(childcareRoutes.find, {})).rows.filter((row) => row.mayEnrol).map((row) => row.id))

/** What to put for the parameter of each page that has one (of several, with a slash between): something of the demo. A new page of that kind gets its line here. */
export const workerExamples: Examples = {
  '/classes/$classId': publishedClass,
  '/classes/$classId/notice': publishedClass,
  '/opinions/$opinionId': async ({ worker }) => (await worker.call(plansRoutes.listMyOpinions, {})).rows.map((row) => row.id),
  '/my-classes/$classId': myClass,
  '/my-classes/$classId/evaluation': async ({ learner }) => (await learner.call(evaluationsRoutes.listMine, {})).rows.map((row) => row.classId),
  '/follow-ups/$followUpId': async ({ taker }) => first((await taker.call(effectRoutes.listMine, {})).rows.map((row) => row.id)),
  '/c/$token': async ({ officer }) => {
    const [sessionId] = await lessonNow({ officer })
    return [(await officer.call(classesRoutes.getCheckInCode, { sessionId: sessionId! })).path.replace('/c/', '')]
  },
  '/teaching/classes/$classId': async ({ trainer }) => (await trainer.call(resultsRoutes.listMyMarking, {})).rows.filter((row) => row.people > 0).map((row) => row.classId).slice(0, 3),
  '/teaching/$sessionId': myLesson,
  '/teaching/$sessionId/code': myLesson,
  '/certificates/$number': myCertificate,
  '/my-needs/$needId': async ({ worker }) => (await worker.call(needsRoutes.listMyNeeds, {})).rows.map((row) => row.id),
  '/v/$number': myCertificate,
  '/u/$code': unionCode,
  '/u/$code/say': unionCode,
  '/my-union/applications/$applicationId': async ({ worker }) => (await worker.call(joiningRoutes.mine, {})).applications.map((one) => one.id),
  '/m/$token': async ({ worker }) => [(await worker.call(joiningRoutes.card, {})).codes[0]!.path.replace('/m/', '')],
  '/benefits/$releaseId': async (people) => (await benefits(people)).filter((row) => row.phase !== 'draft').map((row) => row.id),
  '/draws/$releaseId': async (people) => (await benefits(people)).filter((row) => row.kind === 'draw' && row.phase !== 'draft').map((row) => row.id),
  '/positions/$positionId': positions,
  '/rooms/$roomId': roomsOf,
  '/d/$token': async (people) => [(await people.officer.call(positionVisitRoutes.code, { positionId: (await positions(people))[0]! })).path.replace('/d/', '')],
  '/lectures/$lectureId': menuLecture,
  '/childcare/$classId': openChildcare,
  '/childcare/$classId/enrol': openChildcare,
  '/childcare/children/$childId': async ({ worker }) => (await worker.call(childcareRoutes.find, {})).children.map((row) => row.id),
  '/library/$bookId': shelvedBook,
  '/library/$bookId/read': shelvedBook,
  '/lecturing/lectures/$lectureId': async ({ trainer }) => first((await trainer.call(lectureMenuRoutes.mine, {})).lectures.map((row) => row.id)),
  '/windows/$counterId': windows,
  '/windows/$counterId/ticket': windows,
  '/windows/$counterId/board': windows,
  '/w/$token': async (people) => Promise.all((await windowCases(people)).map(async (caseId) => (await people.clerk.call(windowCaseRoutes.get, { caseId })).followPath!.replace('/w/', ''))),
  '/unions/$code': async ({ worker }) => first((await worker.call(windowCaseRoutes.announcements, {})).rows.map((row) => row.code)),
  '/my-foundings/$foundingId': async ({ worker, learner }) => [...(await worker.call(foundingRoutes.mine, {})).rows, ...(await learner.call(foundingRoutes.mine, {})).rows].map((row) => row.id),
}

export const consoleExamples: Examples = {
  '/positions/$positionId': async (people) => (await positions(people)).slice(0, 3),
  '/positions/$positionId/day': async (people) => first(await positions(people)),
  '/positions/$positionId/code': async (people) => first(await positions(people)),
  '/room-series/$seriesId': async ({ officer }) => (await officer.call(roomBookingRoutes.listSeries, { limit: 2 })).rows.map((row) => row.id),
  '/library/$bookId': async ({ officer }) => [...new Map((await officer.call(libraryRoutes.list, {})).rows.map((row) => [row.state, row.id])).values()],
  '/lecture-menu/$lectureId': menuLecture,
  '/lecture-orders/$orderId': lectureOrders,
  '/childcare/$classId': childcareClasses,
  '/childcare/$classId/edit': async ({ officer }) => first((await officer.call(childcareRoutes.list, { state: ['draft'] })).rows.map((row) => row.id)),
  '/childcare/$classId/day': async ({ officer }) => first((await officer.call(childcareRoutes.list, { state: ['published'] })).rows.toReversed().map((row) => row.id)),
  '/lectures/$lectureId': async ({ officer }) => [...new Map((await officer.call(lectureMenuRoutes.list, { limit: 200 })).rows.map((row) => [row.state, row.id])).values()],
  '/lecturers/$lecturerId': async ({ officer }) => first((await officer.call(lectureMenuRoutes.listLecturers, {})).rows.map((row) => row.id)),
  '/window/cases/$caseId': windowCases,
  '/benefit-budgets/$budgetId': async ({ officer }) => (await officer.call(benefitBudgetRoutes.list, {})).rows.map((row) => row.id),
  '/benefits/$releaseId': async (people) => (await benefits(people)).map((row) => row.id),
  '/needs/$needId': async ({ officer }) => first((await officer.call(needsRoutes.listNeeds, {})).rows.map((row) => row.id)),
  '/rectifications/$rectificationId': async ({ officer }) => (await officer.call(qualityRoutes.list, {})).rows.map((row) => row.id),
  '/planner/$runId': async ({ officer }) => first((await officer.call(plannerRoutes.listPlans, {})).rows.map((row) => row.id)),
  '/plans/$classId': plans,
  '/plans/$classId/edit': async ({ officer }) => first((await officer.call(plansRoutes.listPlans, { state: ['draft'] })).rows.map((row) => row.id)),
  '/classes/$classId': classes,
  '/classes/$classId/sheets': async (people) => first(await classes(people)),
  '/classes/$classId/paper-form': async (people) => first(await classes(people)),
  '/courses/$occupationId/$level': async ({ officer }) => (await officer.call(coursesRoutes.list, { limit: 2 })).rows.map((row) => `${row.occupation.id}/${row.level ?? 'none'}`),
  '/trainers/$trainerId/evaluations': async ({ officer }) => first((await officer.call(resourcesRoutes.listTrainers, {})).rows.map((row) => row.id)),
  '/coverage/$unitId': async ({ officer }) => [...first((await officer.call(coverageRoutes.list, { covered: 'no', state: ['agreed'] })).rows.map((row) => row.id)), ...first((await officer.call(coverageRoutes.list, { covered: 'yes' })).rows.map((row) => row.id))],
  '/units/$unitId': async ({ officer }) => first((await officer.call(unitRoutes.list, {})).rows.map((row) => row.id)),
  '/units/$unitId/change': async ({ officer }) => first((await officer.call(unitRoutes.list, { kind: 'industry-union' })).rows.map((row) => row.id)),
  '/unit-changes/$changeId': async ({ officer }) => (await officer.call(unitChangeRoutes.list, {})).rows.map((row) => row.id),
  '/people/$personId': async ({ officer }) => first((await officer.call(peopleRoutes.search, { name: '林晓禾' })).rows.map((row) => row.id)),
  '/people/$personId/merge': async ({ officer }) => first((await officer.call(peopleRoutes.search, { limit: 1 })).rows.map((row) => row.id)),
  '/people/$personId/merge/$otherId': async ({ officer }) => {
    const { rows } = await officer.call(peopleRoutes.search, { limit: 2 })
    return [`${rows[0]!.id}/${rows[1]!.id}`]
  },
  '/accounts/$accountId': async ({ security }) => first((await security.call(accountRoutes.list, {})).rows.map((row) => row.id)),
  '/applications/$applicationId': applications,
  '/union-codes/$unitId': unionUnit,
  '/union-codes/$unitId/poster': unionUnit,
  '/foundings/$foundingId': foundings,
  '/foundings/$foundingId/edit': async ({ officer }) => first((await officer.call(foundingRoutes.list, { state: ['preparing'], limit: 1 })).rows.map((row) => row.id)),
  '/foundings/$foundingId/minutes': heldFoundings,
  '/unions/$unitId/chair': async ({ officer }) => first((await officer.call(termRoutes.list, { state: 'all', limit: 1 })).rows.map((row) => row.unitId)),
  '/sessions/$sessionId/inspection': lessonNow,
  '/sessions/$sessionId/sheet': lessonNow,
  '/sessions/$sessionId/code': lessonNow,
}
