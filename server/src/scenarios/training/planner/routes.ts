import { plannerRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { askPlan } from './commands/ask-plan.ts'
import { draftPlannedClass } from './commands/draft-planned-class.ts'
import { comparePlanRuns } from './queries/compare-plan-runs.ts'
import { getPlanRun } from './queries/get-plan-run.ts'
import { getPlannerGround } from './queries/get-planner-ground.ts'
import { listNeedsOfPlanned } from './queries/list-needs-of-planned.ts'
import { listPlanRuns } from './queries/list-plan-runs.ts'

export const routes: Handled[] = [
  handle(plannerRoutes.getPlannerGround, getPlannerGround), handle(plannerRoutes.askPlan, askPlan), handle(plannerRoutes.listPlans, listPlanRuns), handle(plannerRoutes.getPlan, getPlanRun),
  handle(plannerRoutes.listNeedsOfPlanned, listNeedsOfPlanned), handle(plannerRoutes.comparePlans, comparePlanRuns), handle(plannerRoutes.draftPlanned, draftPlannedClass),
]
