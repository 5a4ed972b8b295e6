import { inspectionsRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { addInspectionPhoto, setChecklist, submitInspection } from './commands.ts'
import { getChecklist, getInspectionSheet, showInspectionPhoto, watchClasses } from './queries.ts'

export const inspectionsPart: Omit<Module, 'name'> = {
  routes: [
    handle(inspectionsRoutes.watch, watchClasses), handle(inspectionsRoutes.get, getInspectionSheet), handle(inspectionsRoutes.submit, submitInspection), handle(inspectionsRoutes.addPhoto, addInspectionPhoto), handle(inspectionsRoutes.photo, showInspectionPhoto),
    handle(inspectionsRoutes.getList, getChecklist), handle(inspectionsRoutes.setList, setChecklist),
  ],
}
