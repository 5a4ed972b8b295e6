import { publicListRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { getOwnScenes, getPublicScenes } from './get-scenes.ts'
import { measureReformsJob } from './measure-reforms.ts'
import { addReform, changeReform, endReform, listPublicReforms, listReforms, publishReform, removeReform } from './reforms.ts'

export const listsPart: Omit<Module, 'name'> = {
  routes: [
    handle(publicListRoutes.publicScenes, getPublicScenes), handle(publicListRoutes.publicReforms, listPublicReforms), handle(publicListRoutes.scenes, getOwnScenes), handle(publicListRoutes.reforms, listReforms),
    handle(publicListRoutes.addReform, addReform), handle(publicListRoutes.changeReform, changeReform), handle(publicListRoutes.removeReform, removeReform), handle(publicListRoutes.publishReform, publishReform), handle(publicListRoutes.endReform, endReform),
  ],
  jobs: [measureReformsJob],
}
