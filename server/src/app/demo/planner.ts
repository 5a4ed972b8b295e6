import { plannerRoutes } from '@guildhall/contract'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

/** How long the demo's proposal is thought about: by a job, once the server runs. Enough for a county, short enough to be there when somebody looks. */
const seconds = 5

/** A proposal for the home county, asked for by its officer; the job that computes it waits for the server. */
export async function askForProposal(stage: Stage, city: City): Promise<void> {
  const officer = city.accounts.officers.get(home)!
  const { defaults } = await stage.act(plannerRoutes.getPlannerGround, officer, stage.now, {})
  await stage.act(plannerRoutes.askPlan, officer, stage.now, { settings: { ...defaults, seconds, minSeats: 12 }, baseId: null, fixed: [], repair: false })
}
