import { sheetsRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { confirmSheet, confirmSureSheets, discardScan, discardUnusableScans, printRun, uploadScan } from './commands.ts'
import { getSheetPdf, listSheets, showScan } from './queries.ts'
import { eraseOldScansJob, readAfterUpload } from './read-scans.ts'

export const sheetsPart: Omit<Module, 'name'> = {
  routes: [
    handle(sheetsRoutes.print, printRun), handle(sheetsRoutes.pdf, getSheetPdf), handle(sheetsRoutes.upload, uploadScan), handle(sheetsRoutes.list, listSheets), handle(sheetsRoutes.picture, showScan),
    handle(sheetsRoutes.confirm, confirmSheet), handle(sheetsRoutes.confirmSure, confirmSureSheets), handle(sheetsRoutes.discard, discardScan), handle(sheetsRoutes.discardUnusable, discardUnusableScans),
  ],
  jobs: [eraseOldScansJob], handlers: [readAfterUpload],
}
