export { checkIdentity, identityAdapter, type IdentityQuestion, type IdentityVerdict } from './check-identity.ts'
export { signIdentityRequest } from './service.ts'
