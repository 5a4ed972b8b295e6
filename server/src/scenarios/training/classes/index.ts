import type { Module } from '#platform/module'
import './list.ts'
import './notices.ts'
import { classesChecks } from './checks.ts'
import { remindLessonsJob, runClassesJob } from './clockwork.ts'
import { tellHeadOfFinish, tellOfCancelledClass, tellOfMovedLesson } from './handlers.ts'
import { routes } from './routes.ts'

export { attendanceOfClass } from './attendance-of-class.ts'
export { runClass } from './clockwork.ts'
export { presentEnrolment, seatPerson } from './seats.ts'
export { findTrainersOfPerson } from './store.ts'
export { attendanceOf, isAttendanceSettled, isCheckInOpen } from './rules.ts'
export { mayLookInside, mayRun } from './policy.ts'
export { sealedIn as sealedInEnrolment } from './model.ts'
export { presentMyClass } from './queries/list-my-classes.ts'
export { listMyQuestions } from './queries/list-my-questions.ts'

export const classesPart: Omit<Module, 'name'> = { routes, jobs: [runClassesJob, remindLessonsJob], handlers: [tellOfMovedLesson, tellOfCancelledClass, tellHeadOfFinish], checks: classesChecks }
