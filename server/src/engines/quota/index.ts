export type { Claim, ClaimState, Opening, Place, Pool, Refusal, ReleaseResult, ResizeResult, TakeResult } from './model.ts'
export { close, createPool, invite, liveClaims, moveUp, positionOf, release, resize, setOpening, take } from './quota.ts'
export { findBrokenPools, findClaimsOfHolder, findInvited, isInvited, findPool as poolState, findPools as poolsOf } from './store.ts'
export { opensFor } from './rules.ts'
