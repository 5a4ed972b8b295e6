import { registerNotices, registerTexts } from '#platform/notify'

registerNotices({
  'training.seats-free': { zh: '你提过想学，「{title}」还有空位：{first}开课，{close}截止报名。先到先得，点开看看时间合不合适。', en: 'You asked for it: “{title}” has free seats. It begins on {first}; enrolment closes at {close}. First come, first served.' },
})
registerTexts({
  'training.seats-free': { zh: '您提过想学的「{title}」还有空位，{first}开课，{close}截止，可在手机页面报名或到工会窗口代报。不想再收，请在「我想学的」里关掉。', en: '“{title}”, which you asked for, has free seats. It begins on {first}; enrol by {close} on your phone or at a union desk. To hear no more of this, switch it off under “What I want to learn”.' },
})
