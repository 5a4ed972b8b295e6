import { lectureMenuRoutes as routes } from '@guildhall/contract'
import { handle, type Handled } from '#platform/http'
import { editLecture, editMyLecture, writeLecture, writeLectureFor } from './commands/write-lecture.ts'
import { publishLecture, sendLectureBack, withdrawLecture, withdrawMyLecture } from './commands/check-lecture.ts'
import { admitLecturer, editLecturer, setLecturerState } from './commands/keep-lecturer.ts'
import { addAway, removeAway, setMyTimes } from './commands/my-times.ts'
import { getLecture, getLecturer, listLectures, listLecturers } from './queries/kept.ts'
import { findOnTheMenu, showLecture } from './queries/menu.ts'

export const menuRoutes: Handled[] = [
  handle(routes.find, findOnTheMenu), handle(routes.show, showLecture), handle(routes.list, listLectures), handle(routes.get, getLecture), handle(routes.writeFor, writeLectureFor), handle(routes.edit, editLecture), handle(routes.publish, publishLecture), handle(routes.sendBack, sendLectureBack),
  handle(routes.withdraw, withdrawLecture), handle(routes.listLecturers, listLecturers), handle(routes.getLecturer, getLecturer), handle(routes.admit, admitLecturer), handle(routes.editLecturer, editLecturer), handle(routes.setLecturer, setLecturerState),
  handle(routes.setTimes, setMyTimes), handle(routes.addAway, addAway), handle(routes.removeAway, removeAway), handle(routes.write, writeLecture), handle(routes.editMine, editMyLecture), handle(routes.withdrawMine, withdrawMyLecture),
]
