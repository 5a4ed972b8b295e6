import type { AnswerOf, memberCockpitRoutes, memberFigures } from '@guildhall/contract'

export type Cockpit = AnswerOf<typeof memberCockpitRoutes.get>
export type FigureKey = (typeof memberFigures)[number]
export type Place = Cockpit['places'][number]
