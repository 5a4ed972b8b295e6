import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', back: '返回', dot: ' · ', way: { room: '面谈', phone: '电话', online: '线上' }, state: { booked: '约好了', cancelled: '取消了', held: '谈过', missed: '没谈成' },
    urgent: '如果你或身边的人正有危险，请马上打电话：', hotline: '12356 心理援助热线', police: '110 报警', ambulance: '120 急救', urgentNote: '24 小时都有人接。你打的字没有发出去，也没有保存。',
    book: { title: '心理关爱', private: '只有你和这一次的咨询师知道你约过。工会干部、单位和管理员都看不到是谁、谈什么，只看得到满五次的总数。', mine: '我的预约', free: '约一个时间', none: '现在没有空的时间', noneNext: '咨询师放出时间后会出现在这里。', soon: '急的话不用等预约：', topic: '想谈什么', words: '想先说几句（可不填）', wordsHint: '只有咨询师看得到', nickname: '想让咨询师怎么叫你（可不填）', nicknameHint: '填了就只显示这个称呼，不显示你的姓名和手机', send: '预约', choose: '先选一个时间', cancel: '取消这次', desk: '我是咨询师' },
    desk: { title: '咨询台', none: '你还不是心理咨询师', noneNext: '想参加请联系工会。', sessions: '约了你的', noSessions: '还没有人约。', times: '我放出的时间', offer: '放出一个时间', day: '日期', from: '从', to: '到', way: '方式', place: '地点或怎么联系', add: '放出', remove: (when: string) => `撤回 ${when}`, removeShort: '撤回', held: '谈过了', missed: '没来', notes: '我的记录（只有你看得到）', save: '保存记录', saved: '保存了', erased: '清空再保存就删掉' },
  },
  en: {
    loading: 'Opening', back: 'Back', dot: ' · ', way: { room: 'In person', phone: 'By phone', online: 'Online' }, state: { booked: 'Booked', cancelled: 'Cancelled', held: 'Held', missed: 'Not held' },
    urgent: 'If you or somebody near you is in danger now, call:', hotline: '12356 Psychological helpline', police: '110 Police', ambulance: '120 Ambulance', urgentNote: 'Somebody answers day and night. What you typed was neither sent nor kept.',
    book: { title: 'Counselling', private: 'Nobody but you and the counsellor of the session knows that you booked. Officers, employer and administrators see neither who nor what, only totals of five and more.', mine: 'My sessions', free: 'Book a time', none: 'No time is free now', noneNext: 'Times appear here when counsellors offer them.', soon: 'If it cannot wait for a session: ', topic: 'What it is about', words: 'A few words beforehand (optional)', wordsHint: 'Read by the counsellor alone', nickname: 'How the counsellor should call you (optional)', nicknameHint: 'Then only this is shown, not your name or number', send: 'Book', choose: 'Choose a time first', cancel: 'Cancel it', desk: 'I am a counsellor' },
    desk: { title: 'Counsellor’s desk', none: 'You are no counsellor', noneNext: 'Speak with your union if you would like to be.', sessions: 'Booked with you', noSessions: 'Nobody has booked yet.', times: 'Times I offer', offer: 'Offer a time', day: 'Day', from: 'From', to: 'To', way: 'How', place: 'Place, or how to reach you', add: 'Offer', remove: (when) => `Take back ${when}`, removeShort: 'Take back', held: 'It was held', missed: 'Nobody came', notes: 'My notes (only you read them)', save: 'Save the notes', saved: 'Saved', erased: 'Save them empty to erase them' },
  },
})
