import { evaluationsRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { enterPaperEvaluation } from './commands/enter-paper-evaluation.ts'
import { submitEvaluation, submitUnitEvaluation } from './commands/submit-evaluation.ts'
import { getClassReport } from './queries/get-class-report.ts'
import { getTrainerProfile } from './queries/get-trainer-profile.ts'
import { listEvaluations } from './queries/list-evaluations.ts'
import { getMyEvaluation, getUnitEvaluation, listMyEvaluations, listUnitEvaluations } from './queries/my-evaluations.ts'

export const routes: Handled[] = [
  handle(evaluationsRoutes.listMine, listMyEvaluations), handle(evaluationsRoutes.getMine, getMyEvaluation), handle(evaluationsRoutes.submit, submitEvaluation),
  handle(evaluationsRoutes.listUnit, listUnitEvaluations), handle(evaluationsRoutes.getUnit, getUnitEvaluation), handle(evaluationsRoutes.submitUnit, submitUnitEvaluation),
  handle(evaluationsRoutes.enterPaper, enterPaperEvaluation), handle(evaluationsRoutes.list, listEvaluations), handle(evaluationsRoutes.getReport, getClassReport), handle(evaluationsRoutes.getProfile, getTrainerProfile),
]
