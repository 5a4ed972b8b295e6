import { cockpitRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import { drillDown } from './queries/drill-down.ts'
import { getCockpit } from './queries/get-cockpit.ts'

export const routes = [handle(cockpitRoutes.get, getCockpit), handle(cockpitRoutes.drillDown, drillDown)]
