import { resourcesRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { createTrainer, editTrainer } from './commands/save-trainer.ts'
import { createVenue, editVenue } from './commands/save-venue.ts'
import { setTrainerActive, setVenueActive } from './commands/set-active.ts'
import { getTrainer } from './queries/get-trainer.ts'
import { getVenue } from './queries/get-venue.ts'
import { getTrainerWeek, getVenueWeek } from './queries/get-week.ts'
import { listTrainers } from './queries/list-trainers.ts'
import { listVenues } from './queries/list-venues.ts'

export const routes: Handled[] = [
  handle(resourcesRoutes.listTrainers, listTrainers), handle(resourcesRoutes.getTrainer, getTrainer), handle(resourcesRoutes.getTrainerWeek, getTrainerWeek),
  handle(resourcesRoutes.createTrainer, createTrainer), handle(resourcesRoutes.editTrainer, editTrainer), handle(resourcesRoutes.setTrainerActive, setTrainerActive),
  handle(resourcesRoutes.listVenues, listVenues), handle(resourcesRoutes.getVenue, getVenue), handle(resourcesRoutes.getVenueWeek, getVenueWeek),
  handle(resourcesRoutes.createVenue, createVenue), handle(resourcesRoutes.editVenue, editVenue), handle(resourcesRoutes.setVenueActive, setVenueActive),
]
