import { listRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { askExport } from './ask-export.ts'
import { downloadExport, getExport, listExports } from './exports.ts'
import { changeView, deleteView, getViews, saveView, setLook } from './views.ts'

export const listsHandled: Handled[] = [
  handle(listRoutes.get, getViews), handle(listRoutes.saveView, saveView), handle(listRoutes.changeView, changeView), handle(listRoutes.deleteView, deleteView), handle(listRoutes.setLook, setLook),
  handle(listRoutes.export, askExport), handle(listRoutes.listExports, listExports), handle(listRoutes.getExport, getExport), handle(listRoutes.download, downloadExport),
]
