export * from './personal-text.ts'
export * from './key-ring.ts'
export * from './cipher.ts'
export * from './masks.ts'
