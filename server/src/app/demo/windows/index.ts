import type { City } from '../needs.ts'
import type { Stage } from '../stage.ts'
import { addHistory } from './history.ts'
import { fillHall } from './hall.ts'
import { addCases } from './now.ts'
import { openWindows } from './open.ts'

/** The service windows of the city: what they offer, what they did in the last quarters, what is under way, and who stands in the hall. */
export async function buildWindows(stage: Stage, city: City): Promise<void> {
  const opened = await openWindows(stage, city)
  await addHistory(stage, city, opened)
  await addCases(stage, city, opened)
  await fillHall(stage, city, opened)
}
