import type { Module } from '#platform/module'
import { bookingChecks, bookingRoutes, remindJob, tickJob } from './bookings/index.ts'
import { heldByVenues } from './held.ts'
import { homeOfVenues } from './home.ts'
import { positionRoutes } from './positions/index.ts'
import { visitChecks, visitRoutes } from './visits/index.ts'

/** Service positions (S02): where they are, what is booked there, who came. */
export const venuesModule: Module = {
  name: 'venues',
  routes: [...positionRoutes, ...bookingRoutes, ...visitRoutes],
  jobs: [remindJob, tickJob],
  checks: [...bookingChecks, ...visitChecks],
  home: [homeOfVenues],
  held: [heldByVenues],
  desk: [{ permission: 'venues.read', links: { position: (id) => `/positions/${id}`, 'room-series': (id) => `/room-series/${id}` } }],
}

export { countVisits, type Counted } from './visits/index.ts'
