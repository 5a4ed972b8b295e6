export { occupationCategories, seedOccupations, seedSynonyms, seedVersion, type Occupation, type OccupationCategory, type Synonym, type SynonymStrength, type SynonymTable } from './seed.ts'
export { addSynonym, createOccupation, findOccupationByName, getOccupation, installOccupations, learnCorrection, listOccupations, loadSynonymTable, removeSynonym } from './store.ts'
export { occupationsHandled } from './routes.ts'
