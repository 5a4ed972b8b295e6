export * from './route.ts'
export * from './permissions.ts'
export * as shapes from './shapes.ts'
export { refusals, type RefusalCode, type RefusalText } from './refusals.ts'
