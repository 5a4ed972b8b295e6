export { legalPersonChecks } from './checks.ts'
export { codeAt, isUnionCode, organisationCheckCharacter } from './rules.ts'
export {
  cancelLegalPerson, changeLegalPerson, findEnding, findLegalPerson, findLegalPersonByCode, findLegalPersonHistory, findLegalPersonOf, registerLegalPerson, representativeIn, type LegalPersonToday, type LegalPersonVersionRow,
} from './store.ts'
