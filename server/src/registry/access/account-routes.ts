import { accountRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { createAccount, disableAccount, enableAccount, getAccount, handOver, listAccounts, renameAccount, resetPassword, resetTotp, unlockAccount } from './accounts.ts'
import { endRole, grantRole, listRoles } from './roles.ts'

export const accountsHandled: Handled[] = [
  handle(accountRoutes.list, listAccounts), handle(accountRoutes.get, getAccount), handle(accountRoutes.create, createAccount), handle(accountRoutes.disable, disableAccount),
  handle(accountRoutes.enable, enableAccount), handle(accountRoutes.resetPassword, resetPassword), handle(accountRoutes.resetTotp, resetTotp), handle(accountRoutes.unlock, unlockAccount),
  handle(accountRoutes.handOver, handOver), handle(accountRoutes.listRoles, listRoles), handle(accountRoutes.grant, grantRole), handle(accountRoutes.end, endRole), handle(accountRoutes.rename, renameAccount),
]
