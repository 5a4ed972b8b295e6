import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在找有空的人', cancel: '先不', close: '关上', again: '再试一次', dot: '·',
    open: '通知有空的人', cardTitle: '空位通知', free: (count: number) => `还有 ${count} 个空位`, came: (told: number, enrolled: number) => `通知过 ${told} 人，${enrolled} 人报了名`, round: (told: number, texted: number, sent: number) => (sent < told ? `通知 ${told} 人，发出 ${sent} 人` : `通知 ${told} 人，短信 ${texted} 条`), enrolled: (count: number) => `${count} 人报名`, by: (name: string, when: string) => [name, when].filter(Boolean).join(' '),
    title: '通知有空的人', intro: (trade: string) => `提过想学${trade}、还没排上、时间又合得上的人，每人发一条手机消息和一条短信。`,
    people: '人可以通知', texts: (count: number) => `其中 ${count} 人有手机号，会收到短信`, asked: (count: number) => `提过这个工种、还没排上的共 ${count} 人`, leftOut: '其余的人为什么不通知', nobodyLeft: '没有落下的人',
    reasons: {
      enrolled: '已经报上这个班', waiting: '已经在候补', told: '这个班通知过了', declined: '说过不要通知', 'other-level': '想学更高的等级', 'other-town': '不在选的镇街', time: '有空的时间对不上课表', 'too-early': '要晚些才能来', 'too-late': '等不到结课', clash: '那时在上别的班', 'enough-today': '今天已经通知过别的班', 'enough-week': '这一周已经通知过 3 次', 'enough-asked': '排在后面：一个空位最多通知 10 人',
    },
    towns: '到哪些镇街找', allTowns: '全县都找', noTown: '没说镇街', townOf: (town: string, people: number) => `${town} ${people} 人`, sample: '前几位（最早提的在前）', level: (level: number | null) => (level === null ? '不限等级' : ['学徒', '初级', '中级', '高级', '技师', '高级技师', '特级技师', '首席技师'][level] ?? ''), windows: { 'weekday-day': '工作日白天', 'weekday-evening': '工作日晚上', weekend: '周末' }, anyTime: '什么时候都行', asks: (day: string) => `${day}提的`, noPhone: '没有手机号，只发手机消息',
    rule: (perDay: number, perWeek: number) => `为了不打扰人：同一个人一天最多 ${perDay} 条、七天最多 ${perWeek} 条空位通知；同一个班只通知一次；本人可以在手机上关掉。`, send: (count: number) => `通知这 ${count} 人`, none: '现在没有可以通知的人', noneText: '看看下面的原因；换几个镇街，或等新的需求来。', done: (told: number) => (told > 0 ? `已经通知 ${told} 人，消息正在发出。有多少人报名，过一会儿在班级页看。` : '没有新的人要通知：刚才已经通知过了。'),
    bars: { 'training.offer-closed': '现在不在报名时间，不能通知', 'training.offer-custom': '定制班由单位定名单，不对外通知', 'training.offer-full': '没有空位，或有人在候补' },
  },
  en: {
    loading: 'Looking for people who are free', cancel: 'Not now', close: 'Close', again: 'Try again', dot: ' · ',
    open: 'Offer the free seats', cardTitle: 'Offers of free seats', free: (count) => `${count} seats are free`, came: (told, enrolled) => `${told} told, ${enrolled} of them enrolled`, round: (told, texted, sent) => (sent < told ? `${told} to tell, ${sent} sent` : `${told} told, ${texted} texts`), enrolled: (count) => `${count} enrolled`, by: (name, when) => [name, when].filter(Boolean).join(', '),
    title: 'Offer the free seats', intro: (trade) => `Those who asked for ${trade}, are in no class yet and free at its times each get a notice and a text message.`,
    people: 'people to tell', texts: (count) => `${count} of them have a phone number and get a text`, asked: (count) => `${count} asked for this occupation and are in no plan`, leftOut: 'Why the others are not told', nobodyLeft: 'Nobody is left out',
    reasons: {
      enrolled: 'has a seat in this class', waiting: 'is on its waitlist', told: 'was told of this class', declined: 'does not want to be told', 'other-level': 'asks for a higher level', 'other-town': 'not in the chosen towns', time: 'is free at other times', 'too-early': 'can come only later', 'too-late': 'needs it before it ends', clash: 'has another class then', 'enough-today': 'was told of another class today', 'enough-week': 'was told three times this week', 'enough-asked': 'further behind: ten people a seat',
    },
    towns: 'Where to look', allTowns: 'The whole county', noTown: 'no town given', townOf: (town, people) => `${town}, ${people}`, sample: 'The first of them (longest waiting first)', level: (level) => (level === null ? 'any level' : ['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'senior technician', 'special-grade technician', 'chief technician'][level] ?? ''), windows: { 'weekday-day': 'weekday daytime', 'weekday-evening': 'weekday evenings', weekend: 'weekends' }, anyTime: 'any time', asks: (day) => `asked ${day}`, noPhone: 'no phone number: notice only',
    rule: (perDay, perWeek) => `So as not to bother people: at most ${perDay} a day and ${perWeek} in seven days for one person, once for a class, and everybody may switch it off.`, send: (count) => `Tell these ${count}`, none: 'There is nobody to tell now', noneText: 'See the reasons below; choose other towns, or wait for new requests.', done: (told) => (told > 0 ? `${told} people are being told. How many enrol shows on the page of the class.` : 'Nobody new to tell: they were told just now.'),
    bars: { 'training.offer-closed': 'Nobody can enrol now, so nobody can be told', 'training.offer-custom': 'The unit of a custom class names its people', 'training.offer-full': 'No seat is free, or people wait for one' },
  },
})
