import { defineMessages } from '@guildhall/ui'

export const myMessages = defineMessages({
  zh: {
    listTitle: '我想学的', listDetail: '每一条走到哪了，点开就知道', ask: '我想学点别的', emptyTitle: '还没说过想学什么', empty: '说一句话就行，人够了就开班，开班先通知你。', askFirst: '说说想学什么', more: '再看一些', offers: { title: '有空位时通知我', yes: '想学的班还有空位、时间合得上，就发消息和短信，一天最多一条', no: '不通知。开班邀请、调课这些还是会发', stop: '不用通知', start: '通知我' },
    title: '我的需求走到哪了', said: '你说的', understoodAs: '登记为', assisted: '窗口代办', asked: (day: string) => `${day}提出`,
    steps: { asked: '提出需求', planned: '排进培训方案', opinion: '征求你的意见', published: '公布开班', enrolled: '报名', class: '上课', result: '考核成绩', certificate: '拿到证书' },
    now: {
      asked: '正在登记', planned: '工会正在凑人、找老师、排时间', opinion: '方案定之前，想听听你的意见', published: '方案在做最后准备，公布后先通知你', enrolled: '开始报名了，你可以优先报', class: '按课表去上课就行', result: '成绩要两个人核对，出来就通知你', certificate: '证书正在制作',
    },
    stopped: { planned: '已撤回', opinion: '已撤回', published: '已撤回', enrolled: '已撤回', asked: '已撤回', class: '没有上完', result: '没有考', certificate: '这次没有通过' },
    why: {
      title: '为什么还没开班', helps: '怎样就能开', asOf: (day: string) => `${day}试排的结果，一有新的需求、教师和场地就会变`,
      reasons: {
        'no-teacher': () => '还没有教这门课的教师', 'no-room': () => '你能去的地方还没有合适的场地', window: (weeks: string) => `你能来的日子太短，差 ${weeks} 周才上得完`,
        'teacher-times': () => '你有空的时候，教师都没空', 'room-times': () => '你有空的时候，场地不开放', 'no-pair': () => '教师有空和场地开放凑不到一起', 'too-few': (people: string) => `想学的人还不够开一个班，差 ${people} 人`,
        'teachers-taken': () => '能教的教师都排满了', 'rooms-taken': () => '场地都排满了',
      },
      people: (town: string, window: string, count: string) => `${town}${window}再有 ${count} 人想学就能开班，可以叫上工友一起提`,
      times: (window: string, town: string, seats: string) => `你${window}也能来的话，${town}可以开 ${seats} 人的班，点“改一改”`,
      dates: (from: string, until: string, town: string, seats: string) => `你${from}到${until}能来的话，${town}可以开 ${seats} 人的班，点“改一改”`,
      travel: (town: string, window: string, seats: string) => `你愿意去${town}的话，${window}可以开 ${seats} 人的班，点“改一改”`,
      teacher: (town: string, window: string) => `${town}${window}多一位教师就能开，这要工会来办`, room: (town: string, window: string) => `${town}${window}多一间场地就能开，这要工会来办`,
    },
    by: (day: string) => `${day}前`, waiting: '在候补，有人退出就轮到你',
    promise: '答复时限', left: (days: number) => (days > 0 ? `还差 ${days} 天` : days === 0 ? '就是今天' : `晚了 ${-days} 天`), ruler: (from: string, to: string) => `${from}提出，${to}前答复`,
    who: (unit: string) => `想问一问，找${unit}`, number: (number: string) => `报编号 ${number} 就行`,
    can: { 'answer-opinion': '去说说意见', enrol: '去报名', 'see-class': '看这个班', 'see-certificate': '看证书', correct: '改一改', withdraw: '不学了，撤回', 'ask-again': '再提一次' },
    withdrawTitle: '真的不学了吗？', withdrawHint: '撤回后排班就不算你了，想学随时可以再提。', withdrawYes: '撤回', withdrawNo: '先留着',
    correctTitle: '改一改', save: '改好了', occupation: '想学', levelLabel: '等级', whenLabel: '有空', whereLabel: '地方', latestLabel: '最晚哪天前', keepWords: '你的原话会原样留着。', fixed: '已经排进方案，工种和等级不能改了；时间和地方还可以改。', townLabel: '镇街', anyTown: '哪个镇都行',
  },
  en: {
    listTitle: 'What I asked for', listDetail: 'Open one to see where it stands', ask: 'I want to learn something else', emptyTitle: 'You have not asked for anything yet', empty: 'One sentence is enough. A class opens when enough people ask, and you hear of it first.', askFirst: 'Say what you want to learn', more: 'Show more', offers: { title: 'Tell me of free seats', yes: 'When a class I asked for has room at times that suit me: a notice and a text, one a day at most', no: 'Not told. Invitations and changes still come', stop: 'Stop', start: 'Tell me' },
    title: 'Where my request stands', said: 'You said', understoodAs: 'On file as', assisted: 'recorded at the desk', asked: (day) => `asked on ${day}`,
    steps: { asked: 'Asked', planned: 'Put into a plan', opinion: 'Your opinion', published: 'Class published', enrolled: 'Enrolled', class: 'Class', result: 'Result', certificate: 'Certificate' },
    now: {
      asked: 'Being recorded', planned: 'The union is gathering people, a trainer and a time', opinion: 'Before the plan is fixed we would like to hear you', published: 'Last preparations; you hear of it first', enrolled: 'Enrolment is open, and you come first', class: 'Just follow the timetable', result: 'Two people check the marks; you are told when they are final', certificate: 'The certificate is being made',
    },
    stopped: { planned: 'Withdrawn', opinion: 'Withdrawn', published: 'Withdrawn', enrolled: 'Withdrawn', asked: 'Withdrawn', class: 'Not finished', result: 'Not assessed', certificate: 'Not passed this time' },
    why: {
      title: 'Why there is no class yet', helps: 'What would make one', asOf: (day) => `Found on ${day}; new requests, trainers and venues change it`,
      reasons: {
        'no-teacher': () => 'Nobody teaches this course yet', 'no-room': () => 'There is no suitable venue within your reach', window: (weeks) => `Your days are ${weeks} weeks too few for a class`,
        'teacher-times': () => 'No trainer is free when you are', 'room-times': () => 'No venue is open when you are free', 'no-pair': () => 'Trainer and venue are never free together', 'too-few': (people) => `Too few have asked for a class, by ${people}`,
        'teachers-taken': () => 'All trainers who teach it are taken', 'rooms-taken': () => 'All venues are taken',
      },
      people: (town, window, count) => `${count} more who ask for it in ${town} on ${window} and there is a class: ask your colleagues`,
      times: (window, town, seats) => `If you can come on ${window}: a class of ${seats} in ${town}. Choose “Change it”`,
      dates: (from, until, town, seats) => `If you can come from ${from} to ${until}: a class of ${seats} in ${town}. Choose “Change it”`,
      travel: (town, window, seats) => `If you go to ${town}: a class of ${seats} on ${window}. Choose “Change it”`,
      teacher: (town, window) => `One more trainer in ${town} on ${window}; that is for the union to find`, room: (town, window) => `One more venue in ${town} on ${window}; that is for the union to find`,
    },
    by: (day) => `by ${day}`, waiting: 'On the waitlist: when somebody leaves it is your turn',
    promise: 'Answer promised', left: (days) => (days > 0 ? `${days} days left` : days === 0 ? 'today' : `${-days} days late`), ruler: (from, to) => `Asked ${from}, answer by ${to}`,
    who: (unit) => `Questions? Ask ${unit}`, number: (number) => `Your number is ${number}`,
    can: { 'answer-opinion': 'Give your opinion', enrol: 'Enrol', 'see-class': 'See the class', 'see-certificate': 'See the certificate', correct: 'Change it', withdraw: 'Withdraw it', 'ask-again': 'Ask again' },
    withdrawTitle: 'Withdraw it?', withdrawHint: 'Planning will no longer count you. You may ask again at any time.', withdrawYes: 'Withdraw', withdrawNo: 'Keep it',
    correctTitle: 'Change it', save: 'Save', occupation: 'To learn', levelLabel: 'Level', whenLabel: 'Free', whereLabel: 'Place', latestLabel: 'Latest by', keepWords: 'Your own words stay as they are.', fixed: 'It is in a plan: occupation and level are fixed, time and place can still change.', townLabel: 'Town', anyTown: 'Any town',
  },
})
