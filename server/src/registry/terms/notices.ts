import { registerNotices } from '#platform/notify'

registerNotices({
  'terms.login-asked': { zh: '「{union}」新当选的主席需要后台账号，身份是「基层工会主席」。请建账号、授权。', en: 'The new chair of {union} needs an account with the role “Union chair”. Please make and authorise it.' },
  'terms.election-due': { zh: '「{union}」本届任期到{due}，还有 {months} 个月以内。请着手换届。', en: 'The term of {union} runs until {due}, within {months} months. Begin to prepare the election.' },
  'terms.election-overdue': { zh: '「{union}」本届任期{due}已满，还没有换届。请尽快选举，或说明延期的原因。', en: 'The term of {union} ended on {due} and nobody has been elected. Hold the election, or say why it is postponed.' },
})
