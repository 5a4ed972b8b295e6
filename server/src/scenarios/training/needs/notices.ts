import { registerNotices } from '#platform/notify'

registerNotices({
  'training.need-filed-for-you': { zh: '工会窗口替你登记了学习需求 {number}，点开看它走到哪了。', en: 'The union desk recorded your learning request {number}. Open it to see where it stands.' },
  'training.need-corrected': { zh: '你的学习需求 {number} 有更正，请看一看对不对。', en: 'Your learning request {number} was corrected. Please check that it is right.' },
  'training.need-withdrawn-for-you': { zh: '你的学习需求 {number} 已撤回。如果不是你的意思，请联系工会。', en: 'Your learning request {number} was withdrawn. If you did not want that, ask your union.' },
})
