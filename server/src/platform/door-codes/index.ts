export { makeDoorCode, makeScanProof, readDoorCode, readScanProof, scanMilliseconds, stepMilliseconds } from './door-code.ts'
