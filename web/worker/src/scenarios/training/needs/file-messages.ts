import { defineMessages } from '@guildhall/ui'

export const fileMessages = defineMessages({
  zh: {
    title: '我想学', step: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`, next: '下一步', send: '交给工会', edit: '改',
    what: '想学点什么？', whatHint: '怎么想就怎么说，比如「想学电焊」「带娃空下来想做点手艺」', words: '用自己的话说',
    heard: (name: string) => `听起来是「${name}」`, maybe: (name: string) => `可能是「${name}」？`, unheard: '没听出是哪一行，下面选一个，或者直接交上来，由工会的人来认', thisOne: '就是它', orChoose: '或者从这里选', chosen: (name: string) => `选的是「${name}」`, unchoose: '换一个',
    categories: { machining: '机械加工', 'electrical-care': '电工与照护', logistics: '物流', service: '服务' },
    level: '想学到哪一级？', levelHint: '没基础选初级，已有证书选再高一级',
    when: '什么时候有空？', whenHint: '可以多选；都不选就是随时都行', latest: '最晚想在哪天前学完（可不填）',
    where: '在哪里上课方便？', whereHint: '选区县，再选离你近的镇街', anyTown: '哪个镇都行',
    review: '看一看对不对', reviewHint: '交上去以后还可以改', labels: { what: '想学', level: '等级', when: '有空', where: '地方', latest: '最晚' },
    doneTitle: '交上去了', number: (number: string) => `编号 ${number}`, understoodSure: (name: string) => `我们听懂了：${name}`, understoodLikely: (name: string) => `我们猜是：${name}，不对可以改`, understoodNot: '还没听出是哪一行，工会的人会来归类，也可能打电话问你',
    nextTitle: '接下来', nextFirst: '需求进了清单，人够了就开班', nextReply: (day: string) => `${day}前，工会告诉你怎么安排`, nextOpinion: '排班之前会先问你的意见，公布后你优先报名',
    seeIt: '看它走到哪了', another: '再说一个', fix: '改一改', toDemand: '看看大家都想学什么',
  },
  en: {
    title: 'I want to learn', step: (at, of) => `Step ${at} of ${of}`, next: 'Next', send: 'Send to the union', edit: 'Change',
    what: 'What would you like to learn?', whatHint: 'Say it as you would to a friend: “I’d like to learn welding”', words: 'In your own words',
    heard: (name) => `Sounds like “${name}”`, maybe: (name) => `Perhaps “${name}”?`, unheard: 'We can’t tell the trade yet. Choose one below, or send it and somebody at the union will', thisOne: 'That’s it', orChoose: 'Or choose from here', chosen: (name) => `You chose “${name}”`, unchoose: 'Choose another',
    categories: { machining: 'Machining', 'electrical-care': 'Electrical and care', logistics: 'Logistics', service: 'Services' },
    level: 'Up to which level?', levelHint: 'Junior without experience; one higher than your certificate otherwise',
    when: 'When are you free?', whenHint: 'Several are fine; none means any time', latest: 'Finished at the latest by (optional)',
    where: 'Where suits you?', whereHint: 'Choose your county, then the nearest town', anyTown: 'Any town',
    review: 'Is this right?', reviewHint: 'You can still change it after sending', labels: { what: 'To learn', level: 'Level', when: 'Free', where: 'Place', latest: 'Latest' },
    doneTitle: 'It is with the union', number: (number) => `Number ${number}`, understoodSure: (name) => `Understood: ${name}`, understoodLikely: (name) => `Our guess: ${name}. Change it if that is wrong`, understoodNot: 'We can’t tell the trade yet; somebody at the union will, and may call you',
    nextTitle: 'What happens next', nextFirst: 'It is on the list; a class opens when enough people ask', nextReply: (day) => `By ${day} the union tells you what will be arranged`, nextOpinion: 'You are asked before the class is fixed, and you may enrol first',
    seeIt: 'See where it stands', another: 'Ask for another', fix: 'Change it', toDemand: 'See what others want to learn',
  },
})
