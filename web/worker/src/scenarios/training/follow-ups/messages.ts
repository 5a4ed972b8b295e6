import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '半年后回访', back: '返回', loading: '正在取问题', failed: '没有打开', again: '再试一次', toHome: '回到首页', private: '工会只看到汇总的数，看不到是谁说的。不影响你的证书和以后报名。',
    doneTitle: '收到了，谢谢', doneText: '大家的回答加在一起，能看出培训有没有用，也会用在排以后的课上。还想学点什么，可以直接提。', assisted: '由窗口人员代为填写。', toNeed: '说说还想学什么', givenTitle: '你已经答过了', givenText: '一人一次，不用再答。', overTitle: '已经过了时间', overText: '有话要说，请直接联系主办工会。',
  },
  en: {
    title: 'Half a year later', back: 'Back', loading: 'Fetching the questions', failed: 'Could not open', again: 'Try again', toHome: 'To the first page', private: 'The union sees sums only, not who said what. It changes nothing about your certificate or later classes.',
    doneTitle: 'Thank you', doneText: 'All answers together show whether training helps, and shape the next classes. If there is something else you want to learn, say so.', assisted: 'Filled in at the desk.', toNeed: 'Say what you want to learn', givenTitle: 'You have answered already', givenText: 'Once is enough.', overTitle: 'The time for this is over', overText: 'If you have something to say, tell the union that organised the class.',
  },
})
