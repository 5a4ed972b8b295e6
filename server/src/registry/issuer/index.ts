export { issuerName, issuingOf, publicBase, verifyOptions, verifyPath } from './issuer.ts'
