export { createClassifier } from './classify.ts'
export type { Classification, Classifier, Wish } from './classify.ts'
export { learnFromCorrection } from './learn.ts'
export type { Suggestion } from './suggest.ts'
