import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', dot: '·',
    part: { night: '夜里好', morning: '早上好', noon: '中午好', afternoon: '下午好', evening: '晚上好' },
    elderPart: { night: '夜里好', morning: '早', noon: '中午好', afternoon: '下午好', evening: '晚上好' },
    greeting: (part: string, name: string) => (name ? `${part}，${name}` : part), elderGreeting: (name: string, part: string) => (name ? `${name}师傅，${part}` : part),
    scan: '扫码签到', notices: '消息', readAloud: '念给我听', stopReading: '不念了',
    next: '接下来', allLessons: '全部课程', open: '可以学', given: '可以领', allClasses: '看全部', news: '工会里的事', allNews: '全部消息',
    quiet: '现在没有要办的', quietNext: '想学点什么？说一句话就行，开班了会告诉你。', wish: '我想学', look: '去看看', call: '打电话问工会', callDetail: (number: string) => `职工热线 ${number}`,
    lessons: (came: number, all: number) => `${all} 次课，来了 ${came} 次`, from: (day: string) => `${day}起`, until: (day: string) => `${day}止`, left: (days: number) => `还差 ${days} 天`, lastDay: '今天最后一天', late: (days: number) => `过了 ${days} 天`,
    ruler: (from: string, due: string, said: string) => `${from}起，${due}止，${said}`,
    learn: { title: '学习', detail: '想学的、在学的、学成的', needs: '我想学的', classes: '我的班', certificates: '我的证书', open: '在招的班', wish: '我想学', all: '全部', noNeeds: '还没说过想学什么', noNeedsNext: '说一句话就行：「想学电焊，晚上有空」', noClasses: '还没有报名的班', noCertificates: '还没有证书，考过就有', opinions: '有方案想听你的意见', teaching: '我讲的课', level: '等级', free: (count: number) => (count > 0 ? `还有 ${count} 座` : '可候补'), noOpen: '现在没有在招的班。说说想学什么，人够了就开。',
      states: { open: '等安排', planned: '已进方案', invited: '可以报名', enrolled: '已报名', served: '已办结', withdrawn: '已撤回' }, evaluations: '等你评价的班' },
    services: { title: '服务', detail: '现在能办的都在这里', union: '我的工会', benefits: '福利', positions: '阵地', learn: '学技能', records: '查和存', window: '到窗口办', more: '帮助', items: { lectures: '宣讲点单|讲师能讲什么', lecturing: '我讲的课|讲师写课、答复', positions: '找阵地|书屋、文化宫、驿站、母婴室', bookings: '我约的阵地|看看、退掉、签到', benefits: '领福利|先到先得、抽签，一人一份', join: '加入工会|一分钟，骑手也能入', card: '会员卡|出示会员码', membership: '我的会籍|办过的、个人信息', change: '转会、退会|入会日期不变', check: '会员查验|扫码或输号', windows: '服务窗口|在哪、要带什么、预约', visits: '我约的时间|看看、取消', union: '查工会法人|输代码，人人可查', wish: '我想学|说一句话，按需开班', classes: '在招的班|大多免费，先看座位', demand: '大家想学什么|需求清单，每天在变', lists: '培训怎么办|每一步谁办、多久、改了什么', evaluation: '评一评|上完的班，一分钟', calendar: '课表放进日历|手机日历自动更新', certificates: '我的证书|亮码、下载、打印', verify: '核验证书|输编号或传文件', scan: '扫码签到|到教室扫墙上的码', vouchers: '培训券|领券、用券上课', call: '打电话问工会|12351 职工热线', about: '字号和语言|大字模式、念给我听' }, next: '帮扶等服务上线后会出现在这里；现在要办，请打 12351 或到工会窗口。' },
    inbox: { title: '消息', detail: (count: number) => (count > 0 ? `${count} 条没看` : '都看过了'), readAll: '都看过了', empty: '没有消息', emptyNext: '报上名、有变动、出结果，都会发到这里。', more: '再看一些', unread: '没看' },
  },
  en: {
    loading: 'Opening', again: 'Try again', dot: ' · ',
    part: { night: 'Good night', morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening' },
    elderPart: { night: 'Good night', morning: 'Good morning', noon: 'Good day', afternoon: 'Good afternoon', evening: 'Good evening' },
    greeting: (part, name) => (name ? `${part}, ${name}` : part), elderGreeting: (name, part) => (name ? `${part}, Master ${name}` : part),
    scan: 'Scan to check in', notices: 'Notices', readAloud: 'Read aloud', stopReading: 'Stop',
    next: 'Coming up', allLessons: 'All lessons', open: 'You could join', given: 'You could have', allClasses: 'See all', news: 'In the union', allNews: 'All notices',
    quiet: 'Nothing to do now', quietNext: 'What would you like to learn? One sentence is enough; we tell you when there is a class.', wish: 'I want to learn', look: 'Have a look', call: 'Call the union', callDetail: (number) => `Workers’ line ${number}`,
    lessons: (came, all) => `${all} lessons, ${came} attended`, from: (day) => `from ${day}`, until: (day) => `until ${day}`, left: (days) => `${days} days left`, lastDay: 'last day', late: (days) => `${days} days late`,
    ruler: (from, due, said) => `From ${from} to ${due}, ${said}`,
    learn: { title: 'Learn', detail: 'What you want, do and have learnt', needs: 'What I want to learn', classes: 'My classes', certificates: 'My certificates', open: 'Open classes', wish: 'I want to learn', all: 'All', noNeeds: 'You have not said yet', noNeedsNext: 'One sentence is enough: “welding, in the evenings”', noClasses: 'Not enrolled in any class', noCertificates: 'None yet; pass, and there it is', opinions: 'A plan wants your opinion', teaching: 'Lessons I teach', level: 'Level', free: (count) => (count > 0 ? `${count} seats left` : 'waitlist'), noOpen: 'No class is open now. Say what you want to learn; enough people make one.',
      states: { open: 'Waiting', planned: 'In a plan', invited: 'Open for you', enrolled: 'Enrolled', served: 'Done', withdrawn: 'Withdrawn' }, evaluations: 'Classes to judge' },
    services: { title: 'Services', detail: 'All that can be done here now', union: 'My union', benefits: 'Benefits', positions: 'Places', learn: 'Learn a skill', records: 'Look up and keep', window: 'At the window', more: 'Help', items: { lectures: 'Lecture menu|What volunteers offer', lecturing: 'My lectures|For lecturers', positions: 'Find a place|Libraries, halls, stations', bookings: 'My bookings|Look, give back, check in', benefits: 'Claim benefits|First come or drawn, one each', join: 'Join a union|A minute; couriers too', card: 'Member card|Show your code', membership: 'My membership|Applications, my data', change: 'Transfer, leave|The day of joining stays', check: 'Check a member|Scan or type', windows: 'Service windows|Where, what to bring, a time', visits: 'Times I booked|Look, give back', union: 'Look a union up|By its code, for anyone', wish: 'I want to learn|Say it; classes follow', classes: 'Open classes|Most are free: see the seats', demand: 'What people want|The demand list, changing daily', lists: 'How training works|Who acts, by when, what changed', evaluation: 'Judge a class|After it ends, one minute', calendar: 'Timetable in your calendar|Updates itself', certificates: 'My certificates|Show, download, print', verify: 'Verify a certificate|By number or file, for anyone', scan: 'Scan to check in|The code on the wall', vouchers: 'Training vouchers|Get one, spend it', call: 'Call the union|Workers’ line 12351', about: 'Text size and language|Large text, read aloud' }, next: 'Assistance will appear here when they open; for now call 12351 or come to the window.' },
    inbox: { title: 'Notices', detail: (count) => (count > 0 ? `${count} unread` : 'All read'), readAll: 'Mark all as read', empty: 'No notices', emptyNext: 'Enrolment, changes and results will be told here.', more: 'Show more', unread: 'unread' },
  },
})
