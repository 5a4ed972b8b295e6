import { windowCaseRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { bringMaterial, confirmCase, editCase, submitCase, withdrawCase } from './commands/apply.ts'
import { approveCase, examineCase, handOverCase, sendBackCase } from './commands/decide.ts'
import { openCase } from './commands/open-case.ts'
import { finishReview, judgeMaterial } from './commands/review.ts'
import { downloadCertificate, openMaterial } from './queries/files.ts'
import { getCase, listCases } from './queries/list-cases.ts'
import { listOptions } from './queries/options.ts'
import { followCase, listAnnouncements, lookUpUnion } from './queries/public.ts'

export const caseRoutes: Handled[] = [
  handle(windowCaseRoutes.list, listCases), handle(windowCaseRoutes.get, getCase), handle(windowCaseRoutes.options, listOptions), handle(windowCaseRoutes.open, openCase), handle(windowCaseRoutes.edit, editCase),
  handle(windowCaseRoutes.bring, bringMaterial), handle(windowCaseRoutes.openFile, openMaterial), handle(windowCaseRoutes.submit, submitCase), handle(windowCaseRoutes.withdraw, withdrawCase), handle(windowCaseRoutes.judge, judgeMaterial),
  handle(windowCaseRoutes.finishReview, finishReview), handle(windowCaseRoutes.examine, examineCase), handle(windowCaseRoutes.approve, approveCase), handle(windowCaseRoutes.sendBack, sendBackCase),
  handle(windowCaseRoutes.handOver, handOverCase), handle(windowCaseRoutes.confirm, confirmCase), handle(windowCaseRoutes.certificate, downloadCertificate),
  handle(windowCaseRoutes.lookUp, lookUpUnion), handle(windowCaseRoutes.announcements, listAnnouncements), handle(windowCaseRoutes.follow, followCase),
]
