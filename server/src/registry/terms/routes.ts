import { termRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { endOfficer, postponeElection, recordElection, setPosts } from './change-term.ts'
import { askLogin, getChairTasks } from './chair-tasks.ts'
import { getFormalities, setFormality } from './formalities.ts'
import { getTermsOfUnit, listTerms } from './list-terms.ts'

export const termsHandled: Handled[] = [
  handle(termRoutes.list, listTerms), handle(termRoutes.ofUnit, getTermsOfUnit), handle(termRoutes.record, recordElection), handle(termRoutes.postpone, postponeElection), handle(termRoutes.setPosts, setPosts), handle(termRoutes.replaceOfficer, endOfficer),
  handle(termRoutes.chairTasks, getChairTasks), handle(termRoutes.formalities, getFormalities), handle(termRoutes.setFormality, setFormality), handle(termRoutes.askLogin, askLogin),
]
