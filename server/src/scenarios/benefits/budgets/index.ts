import { benefitBudgetRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { decideYearEnd, fundBudget, passBudget, takeBackMovement } from './give.ts'
import { getBudget, listBudgets, listMovements } from './queries.ts'
import { budgetStatement } from './statement.ts'
import { undoYearEnd } from './undo.ts'

export { budgetChecks } from './checks.ts'
export { reserveFor, settle, settleJob, spendOne, unspendOne } from './settle.ts'
export { findBudget } from './store.ts'

export const budgetsHandled: Handled[] = [
  handle(benefitBudgetRoutes.list, listBudgets), handle(benefitBudgetRoutes.fund, fundBudget), handle(benefitBudgetRoutes.get, getBudget), handle(benefitBudgetRoutes.movements, listMovements), handle(benefitBudgetRoutes.pass, passBudget),
  handle(benefitBudgetRoutes.takeBack, takeBackMovement), handle(benefitBudgetRoutes.decide, decideYearEnd), handle(benefitBudgetRoutes.undo, undoYearEnd), handle(benefitBudgetRoutes.statement, budgetStatement),
]
