export { occupationCategories, seedOccupations, seedSynonyms, seedVersion, type Occupation, type OccupationCategory, type Synonym, type SynonymStrength, type SynonymTable } from './seed.ts'
export { addOtherTrade, addSynonym, createOccupation, findOccupationByName, getOccupation, installOccupations, learnCorrection, listOccupations, listOtherTrades, loadSynonymTable, removeOtherTrade, removeSynonym } from './store.ts'
export { occupationsHandled } from './routes.ts'
