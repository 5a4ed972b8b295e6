export type {
  Answer, AnswerProblem, Answers, ChoiceQuestion, Comparison, Form, FormVersion, Interval, Invitation, Question, RatingQuestion, Report, Responses, Submission, SubmitResult, Summary, TextQuestion, Texts, Words,
} from './model.ts'
export type { Filter } from './counts.ts'
export { compareWithLike, invite, publishForm, report, reports, submit, texts } from './evaluation.ts'
export { findEvaluators, findForm, findFormsAnswered, findVersions, findInvitation, findInvitations, findOpenInvitations, findSubmissions, withdrawTyped } from './store.ts'
export { checkAnswers, formProblems, smallCell, summaries, type ScoreCount } from './rules.ts'
export { countFormMeans, differ, joinForms, type FormMeans, type MeanOfForms } from './form-means.ts'
export { countScores } from './counts.ts'
export { wilson } from './statistics.ts'
export { evaluatorColumns } from './model.ts'
export { answerForEachOther, eraseAnswersInWords } from './store.ts'
