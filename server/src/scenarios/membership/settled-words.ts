import type { ApplicationState } from './model.ts'

export type Said = { zh: string; en: string }
const done: Partial<Record<ApplicationState, Said>> = {
  accepted: { zh: '通过', en: 'accepted' }, refused: { zh: '办为不通过', en: 'refused' }, withdrawn: { zh: '由本人撤回', en: 'taken back by the applicant' }, lapsed: { zh: '到期自动结束', en: 'ended by the calendar' }, ended: { zh: '随工会撤销结束', en: 'ended with its union' },
}

/** What a clerk reads who wanted to settle what is settled. `who`: the name of the colleague who did it; empty where it was nobody's hand. */
export function settledWords(state: ApplicationState, who: string): Said {
  const how = done[state] ?? { zh: '办好', en: 'settled' }
  const byHand = who !== '' && (state === 'accepted' || state === 'refused')
  return { zh: byHand ? `这份申请已经由${who}${how.zh}，你不用再办。` : `这份申请已经${how.zh}，你不用再办。`, en: `This application has already been ${how.en}${byHand ? ` by ${who}` : ''}; there is nothing more for you to do.` }
}
