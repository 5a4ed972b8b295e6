import './list.ts'
import { positionRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { addPhoto, createPosition, editPosition, removeException, removePhoto, setException } from './commands/keep-position.ts'
import { addHelper, addRoom, editRoom, setHelper } from './commands/keep-rooms.ts'
import { getPosition, listPositions } from './queries/kept.ts'
import { findPositions, showPhoto, showPosition } from './queries/public.ts'

export const positionRoutes: Handled[] = [
  handle(routes.find, findPositions), handle(routes.show, showPosition), handle(routes.photo, showPhoto), handle(routes.list, listPositions), handle(routes.get, getPosition), handle(routes.create, createPosition), handle(routes.edit, editPosition),
  handle(routes.addPhoto, addPhoto), handle(routes.removePhoto, removePhoto), handle(routes.setException, setException), handle(routes.removeException, removeException), handle(routes.addRoom, addRoom), handle(routes.editRoom, editRoom), handle(routes.addHelper, addHelper), handle(routes.setHelper, setHelper),
]
