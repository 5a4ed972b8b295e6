import { mergingRoutes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { comparePeople } from './compare.ts'
import { keepApart, listPairs } from './duplicates.ts'
import { mergePeople } from './merge-people.ts'
import { listMerges } from './present-merge.ts'
import { undoMerge } from './undo-merge.ts'

export const mergingHandled: Handled[] = [
  handle(mergingRoutes.listPairs, listPairs), handle(mergingRoutes.keepApart, keepApart), handle(mergingRoutes.compare, comparePeople), handle(mergingRoutes.merge, mergePeople),
  handle(mergingRoutes.listMerges, listMerges), handle(mergingRoutes.undoMerge, undoMerge),
]
