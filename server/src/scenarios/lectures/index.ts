import type { Module } from '#platform/module'
import { desk } from './desk.ts'
import { heldByLectures } from './held.ts'
import { homeOfLectures } from './home.ts'
import { menuRoutes } from './menu/index.ts'
import { orderChecks, orderRoutes, remindJob, tickJob } from './orders/index.ts'
import { wishRoutes } from './wishes/index.ts'

/** The lecture menu (S04): lectures, orders, matching, sessions held and judged. */
export const lecturesModule: Module = {
  name: 'lectures',
  routes: [...menuRoutes, ...orderRoutes, ...wishRoutes],
  jobs: [remindJob, tickJob],
  checks: orderChecks,
  home: [homeOfLectures],
  held: [heldByLectures],
  desk,
}
