import './list.ts'
import { coursesRoutes } from '@guildhall/contract'
import { handle } from '#platform/http'
import type { Module } from '#platform/module'
import { compareTrainer } from './compare-trainer.ts'
import { getCourse } from './get-course.ts'
import { listCourses } from './list-courses.ts'

export const coursesPart: Omit<Module, 'name'> = { routes: [handle(coursesRoutes.list, listCourses), handle(coursesRoutes.get, getCourse), handle(coursesRoutes.compareTrainer, compareTrainer)] }
