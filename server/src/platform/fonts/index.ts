export { CHAINS, fontFile, MISSING_MARK, missingCharacters, openFont, splitRuns, type Chain, type FontName, type Run } from './fonts.ts'
