import { defineMessages } from '@guildhall/ui'

export const occupationsMessages = defineMessages({
  zh: {
    title: '工种与说法', detail: '同一个工种，大家有各种叫法。这里教系统听懂；有人更正过的说法，它自己也会记住。',
    words: (count: string) => `${count} 种说法`, learnt: '从更正里学会的', learntHint: '有人更正过需求，系统记下了这些说法。不对就删掉。', learntNone: '还没有。在需求里更正一次工种，原话里的叫法就会出现在这里。', other: '不是我们开的工种', otherDetail: '这些叫法也是工种，但我们不开班。听到它们，不会当成里面那个短一点的词（「行车工」不是「车工」），由人来定。', own: '手工加的', seed: '出厂带的', add: '加一个说法', addHint: '比如「烧电焊」', addDo: '加上', remove: (word: string) => `删掉「${word}」`,
    code: '职业编码', noCode: '没有可靠出处，先空着', source: (source: string) => `出处：${source}`, search: '找工种', newOccupation: '加一个工种', name: '名称', category: '大类', categories: { machining: '机械加工', 'electrical-care': '电工与照护', logistics: '物流', service: '服务' }, codeSource: '编码出处', need: '要填',
    try: '试一试：输入一句话，看听成什么', tryHint: '比如「干了十年电焊，想转行开叉车」', heard: (name: string) => `听成「${name}」`, because: (words: string) => `因为说到：${words}`, unheard: '听不出来',
  },
  en: {
    title: 'Occupations and words', detail: 'People have many names for one trade. Teach the system to hear them; it also learns from corrections.',
    words: (count) => `${count} words`, learnt: 'Learnt from corrections', learntHint: 'Somebody corrected a need and the system kept these words. Remove what is wrong.', learntNone: 'None yet. Correct the occupation of a need, and the word in it appears here.', other: 'Trades that are none of ours', otherDetail: 'These words name a trade that we do not teach. When one is heard, the shorter word inside it is not (行车工 is no 车工); a person decides.', own: 'Added by hand', seed: 'Built in', add: 'Add a word', addHint: 'such as 烧电焊', addDo: 'Add', remove: (word) => `Remove “${word}”`,
    code: 'Code', noCode: 'Empty until there is a source for it', source: (source) => `Source: ${source}`, search: 'Find an occupation', newOccupation: 'Add an occupation', name: 'Name', category: 'Group', categories: { machining: 'Machining', 'electrical-care': 'Electrical and care', logistics: 'Logistics', service: 'Services' }, codeSource: 'Source of the code', need: 'Needed',
    try: 'Try it: type a sentence and see what is heard', tryHint: 'such as 干了十年电焊，想转行开叉车', heard: (name) => `Heard as “${name}”`, because: (words) => `because of: ${words}`, unheard: 'Not understood',
  },
})
