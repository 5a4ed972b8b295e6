export { onceOf, personReferences, registerPersonPart, type Erasure, type Obstacle, type PersonPart, type PersonReference, type PhoneColumn, type TwoRecords, type Said } from './references.ts'
export { findDuplicatesJob, notePair, notePairs } from './duplicates.ts'
export { mergingHandled } from './routes.ts'
