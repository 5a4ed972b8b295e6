import type { Module } from '#platform/module'
import { classesPart } from './classes/index.ts'
import { cockpitPart } from './cockpit/index.ts'
import { coursesPart } from './courses/index.ts'
import { deskPart } from './desk/index.ts'
import { effectPart } from './effect/index.ts'
import { evaluationsPart } from './evaluations/index.ts'
import { formsPart } from './forms/index.ts'
import { handoverPart } from './handover/index.ts'
import { homePart } from './home/index.ts'
import { importsPart } from './imports/index.ts'
import { listsPart } from './lists/index.ts'
import './people/index.ts'
import { inspectionsPart } from './inspections/index.ts'
import { needsPart } from './needs/index.ts'
import { offersPart } from './offers/index.ts'
import { plannerPart } from './planner/index.ts'
import { plansPart } from './plans/index.ts'
import { qualityPart } from './quality/index.ts'
import { resourcesPart } from './resources/index.ts'
import { templatesPart } from './templates/index.ts'
import { resultsPart } from './results/index.ts'
import { sheetsPart } from './sheets/index.ts'

/** The stories of the scenario, in the order in which they happen. */
const parts: Omit<Module, 'name'>[] = [needsPart, importsPart, resourcesPart, templatesPart, plansPart, plannerPart, offersPart, classesPart, resultsPart, formsPart, evaluationsPart, sheetsPart, qualityPart, listsPart, inspectionsPart, effectPart, coursesPart, cockpitPart, handoverPart, homePart, deskPart]

export const trainingModule: Module = {
  name: 'training',
  routes: parts.flatMap((part) => part.routes),
  jobs: parts.flatMap((part) => part.jobs ?? []),
  handlers: parts.flatMap((part) => part.handlers ?? []),
  checks: parts.flatMap((part) => part.checks ?? []),
  home: parts.flatMap((part) => part.home ?? []),
  held: parts.flatMap((part) => part.held ?? []),
  desk: parts.flatMap((part) => part.desk ?? []),
}

export { runClass } from './classes/index.ts'
export { recordPastNeeds, type PastNeed } from './needs/index.ts'
export { runImport, type TrainingKind } from './imports/index.ts'
export { countFigures, recountFigures } from './cockpit/index.ts'
export { issuerName } from './results/index.ts'
