import { coverageRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { noteVisit } from './commands/note-visit.ts'
import { setHeadcount } from './commands/set-headcount.ts'
import { takeEmployers } from './commands/take-employers.ts'
import { getEmployer } from './queries/get-employer.ts'
import { getFigures, getTrend } from './queries/get-figures.ts'
import { listEmployers } from './queries/list-employers.ts'

export const coverageHandled: Handled[] = [
  handle(coverageRoutes.figures, getFigures), handle(coverageRoutes.trend, getTrend), handle(coverageRoutes.list, listEmployers), handle(coverageRoutes.get, getEmployer),
  handle(coverageRoutes.note, noteVisit), handle(coverageRoutes.take, takeEmployers), handle(coverageRoutes.setHeadcount, setHeadcount),
]
