import { windowItemRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { addRange, adoptItems, createItem, editItem, listItems, listRanges } from './items.ts'

export const itemRoutes: Handled[] = [
  handle(windowItemRoutes.list, listItems), handle(windowItemRoutes.adopt, adoptItems), handle(windowItemRoutes.create, createItem), handle(windowItemRoutes.edit, editItem),
  handle(windowItemRoutes.listRanges, listRanges), handle(windowItemRoutes.addRange, addRange),
]
