import { defineMessages } from '@guildhall/ui'

export const formMessages = defineMessages({
  zh: {
    recordTitle: '录一条需求', unitTitle: '提一个定制班',
    recordDetail: '谁来问、谁打电话，都替他记下来；本人会收到消息，记录上写明是代办。',
    unitDetail: '说清想让职工学什么、多少人、什么时候有空，工会 10 个工作日内答复。',
    source: '谁提出的', name: '姓名', contact: '联系人', phone: '手机号', unitName: '单位名称', occupation: '工种', words: '想学什么（原话）', wordsHint: '一句话就行，比如「新来的 20 个人都不会电焊」', level: '等级', division: '区县', town: '乡镇街道', seats: '人数', windows: '什么时候有空', earliest: '最早', latest: '最晚', budget: '预算', reason: '为什么改',
    occupationHint: '不选也行，按原话来认', heard: (name: string) => `听起来是「${name}」`, heardLikely: (name: string) => `可能是「${name}」，请确认`, unheard: '没听出是哪个工种，可以选一个，或者先这样交', choose: '选它',
    send: '交给工会', need: '要填', phoneWrong: '11 位手机号',
    done: (number: string) => `记下了，编号 ${number}`, doneDetail: (day: string, occupation: string) => `${occupation}。工会 ${day}前答复怎么安排。`, another: '再录一条', toNeed: '去看这一条', ok: '好',
  },
  en: {
    recordTitle: 'Record a need', unitTitle: 'Ask for a custom class',
    recordDetail: 'For whoever comes or calls. They get a message, and the record says it was done for them.',
    unitDetail: 'Say what your people should learn, how many they are and when they are free. The union answers within 10 working days.',
    source: 'Who asks', name: 'Name', contact: 'Contact', phone: 'Mobile', unitName: 'Unit', occupation: 'Occupation', words: 'What to learn, in their words', wordsHint: 'One sentence will do: “none of our 20 newcomers can weld”', level: 'Level', division: 'County', town: 'Town', seats: 'People', windows: 'When free', earliest: 'Earliest', latest: 'Latest', budget: 'Budget', reason: 'Why',
    occupationHint: 'Leave it open and the words will tell', heard: (name) => `Sounds like “${name}”`, heardLikely: (name) => `Perhaps “${name}”; please check`, unheard: 'No trade recognised: choose one, or send it as it is', choose: 'Choose it',
    send: 'Send to the union', need: 'Needed', phoneWrong: '11-digit mobile number',
    done: (number) => `Recorded as ${number}`, doneDetail: (day, occupation) => `${occupation}. The union says by ${day} what will be arranged.`, another: 'Record another', toNeed: 'Open it', ok: 'Fine',
  },
})
