import { classesRoutes, headsRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import { calendarFeed, classCalendar, getCalendarLink, renewCalendarLink } from './calendar.ts'
import { addClassNote } from './commands/add-class-note.ts'
import { answerQuestion } from './commands/answer-question.ts'
import { askHead } from './commands/ask-head.ts'
import { askLeave } from './commands/ask-leave.ts'
import { cancelMyEnrolment } from './commands/cancel-enrolment.ts'
import { checkIn, readCode } from './commands/check-in.ts'
import { decideLeave } from './commands/decide-leave.ts'
import { enrolWorker } from './commands/enrol-worker.ts'
import { enrolWorkers } from './commands/enrol-workers.ts'
import { enterSignInSheet } from './commands/enter-sign-in-sheet.ts'
import { finishTeaching, startClass } from './commands/move-class-on.ts'
import { removeEnrolment } from './commands/remove-enrolment.ts'
import { setHead } from './commands/set-head.ts'
import { setLeaveRule } from './commands/set-leave-rule.ts'
import { getCheckInCode } from './queries/get-check-in-code.ts'
import { getClassRecord } from './queries/get-class-record.ts'
import { getMyClass } from './queries/get-my-class.ts'
import { getSignInSheet } from './queries/get-sign-in-sheet.ts'
import { listClasses } from './queries/list-classes.ts'
import { listHeadCandidates } from './queries/list-head-candidates.ts'
import { listLiveClasses } from './queries/list-live-classes.ts'
import { listMyClasses } from './queries/list-my-classes.ts'
import { listMyQuestions } from './queries/list-my-questions.ts'
import { listMyTeaching } from './queries/list-my-teaching.ts'
import { listUnitClasses } from './queries/list-unit-classes.ts'

export const routes = [
  handle(classesRoutes.enrolWorker, enrolWorker), handle(classesRoutes.cancelEnrolment, cancelMyEnrolment), handle(classesRoutes.listMyClasses, listMyClasses), handle(classesRoutes.getMyClass, getMyClass),
  handle(classesRoutes.askLeave, askLeave), handle(classesRoutes.classCalendar, classCalendar), handle(classesRoutes.calendarFeed, calendarFeed), handle(classesRoutes.calendarLink, getCalendarLink),
  handle(classesRoutes.renewCalendarLink, renewCalendarLink), handle(classesRoutes.readCheckInCode, readCode), handle(classesRoutes.checkIn, checkIn), handle(classesRoutes.getCheckInCode, getCheckInCode),
  handle(classesRoutes.getSignInSheet, getSignInSheet), handle(classesRoutes.enterSignInSheet, enterSignInSheet), handle(classesRoutes.decideLeave, decideLeave), handle(classesRoutes.listMyTeaching, listMyTeaching),
  handle(classesRoutes.enrolWorkers, enrolWorkers), handle(classesRoutes.removeEnrolment, removeEnrolment), handle(classesRoutes.listClasses, listClasses), handle(classesRoutes.getClassRecord, getClassRecord),
  handle(classesRoutes.listLiveClasses, listLiveClasses), handle(classesRoutes.listUnitClasses, listUnitClasses), handle(classesRoutes.startClass, startClass), handle(classesRoutes.finishTeaching, finishTeaching),
  handle(classesRoutes.addClassNote, addClassNote), handle(classesRoutes.setLeaveRule, setLeaveRule),
  handle(headsRoutes.listHeads, listHeadCandidates), handle(headsRoutes.setHead, setHead), handle(headsRoutes.askHead, askHead), handle(headsRoutes.answerQuestion, answerQuestion), handle(headsRoutes.listMyQuestions, listMyQuestions),
]
