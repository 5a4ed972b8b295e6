export { figureChecks } from './checks.ts'
export { foldAfterChange, foldJob, foldMemberFigures, recountMembers } from './fold.ts'
export { getMemberFigures } from './get-figures.ts'
