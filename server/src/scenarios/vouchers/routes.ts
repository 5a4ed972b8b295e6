import { voucherRoutes } from '@guildhall/contract'
import { handle, handleReading, type Handled } from '#platform/http'
import { admitCourse, listBodies, listCourses } from './courses.ts'
import { askForVoucher, createProgramme, getProgramme, issueVouchers, listProgrammes } from './programmes.ts'
import { listMine, spendVoucher } from './spend.ts'
import { approveStatement, closeStatement, getStatement, listStatements, notePayment, statementFile } from './statements.ts'

export const routes: Handled[] = [
  handleReading(voucherRoutes.listProgrammes, listProgrammes), handle(voucherRoutes.createProgramme, createProgramme), handleReading(voucherRoutes.getProgramme, getProgramme), handle(voucherRoutes.issue, issueVouchers),
  handleReading(voucherRoutes.listCourses, listCourses), handleReading(voucherRoutes.listBodies, listBodies), handle(voucherRoutes.admitCourse, admitCourse),
  handleReading(voucherRoutes.listStatements, listStatements), handle(voucherRoutes.closeStatement, closeStatement), handleReading(voucherRoutes.getStatement, getStatement), handleReading(voucherRoutes.statementFile, statementFile), handle(voucherRoutes.approve, approveStatement), handle(voucherRoutes.pay, notePayment),
  handleReading(voucherRoutes.listMine, listMine), handle(voucherRoutes.ask, askForVoucher), handle(voucherRoutes.spend, spendVoucher),
]
