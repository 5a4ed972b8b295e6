export { certified, passed, trained } from './metrics.ts'
