import { auditModule } from '#platform/audit'
import { calendarModule } from '#platform/calendar'
import { filesModule } from '#platform/files'
import type { Authenticate, Services } from '#platform/http'
import { jobsModule } from '#platform/jobs'
import type { Module } from '#platform/module'
import { notifyModule } from '#platform/notify'
import { createAuthenticate, registryModule } from '#registry'
import { benefitsModule } from '#scenarios/benefits'
import { coverageModule } from '#scenarios/coverage'
import { membershipModule } from '#scenarios/membership'
import { foundingModule } from '#scenarios/founding'
import { trainingModule } from '#scenarios/training'
import { vouchersModule } from '#scenarios/vouchers'
import { venuesModule } from '#scenarios/venues'
import { lecturesModule } from '#scenarios/lectures'
import { childcareModule } from '#scenarios/childcare'
import { counsellingModule } from '#scenarios/counselling'
import { libraryModule } from '#scenarios/library'
import { windowModule } from '#scenarios/window'
import { deskModule } from './desk/index.ts'
import { setupModule } from './setup/index.ts'

const parts: Module[] = [registryModule, trainingModule, coverageModule, membershipModule, windowModule, foundingModule, benefitsModule, vouchersModule, venuesModule, lecturesModule, childcareModule, counsellingModule, libraryModule, auditModule, jobsModule, filesModule, notifyModule, calendarModule, setupModule]

/** Every part of the server, once. What is not in this list does not exist. */
export const modules: Module[] = [...parts, deskModule(parts)]

/** Who asks: from cookie and headers to an actor. */
export function authenticatorOf(services: Services): Authenticate {
  return createAuthenticate(services)
}
