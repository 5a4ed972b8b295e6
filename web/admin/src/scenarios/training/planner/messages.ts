import { defineMessages } from '@guildhall/ui'

const levels = { zh: ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'], en: ['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'senior technician', 'special-grade technician', 'chief technician'] }

export const messages = defineMessages({
  zh: {
    loading: '正在打开', failed: '没有办成', again: '再试一次', close: '关上', cancel: '不了', dot: '·', and: '、',
    level: (level: number | null) => (level === null ? '不限等级' : levels.zh[level] ?? ''), people: (count: string) => `${count} 人`, yuan: (yuan: string) => `${yuan} 元`, points: (points: string) => `${points} 分`,
    window: { 'weekday-day': '工作日白天', 'weekday-evening': '工作日晚上', weekend: '周末' }, anyTime: '什么时候都行',
    category: { machining: '机加工', 'electrical-care': '电工、护理', logistics: '物流配送', service: '服务' },
    state: { waiting: '等着算', running: '正在算', done: '算好了', failed: '没算成', cancelled: '已取消' },
    list: {
      title: '自动排班', detail: '系统按没排上的需求，算出该开哪些班、谁来教、在哪儿上；每一步都由你定，不会自己公告', ask: '算一份建议', caption: '排班建议', emptyTitle: '还没有排班建议', emptyText: '让系统按现在的需求、教师和场地算一份，看看能排上多少人。',
      when: '什么时候算的', by: '谁算的', unit: '单位', stateColumn: '状态', served: '排上', classes: '开班', cost: '费用', gap: '离最好', drafted: '已拟方案', kind: { fresh: '新算', from: '调整后再算', repair: '少改动' }, more: '看更早的', how: '怎么算', from: (day: string, weeks: number) => `${day}起 ${weeks} 周`,
    },
    run: {
      title: (day: string) => `${day}的排班建议`, crumb: '自动排班', facts: { by: (name: string) => `${name}算的`, span: (day: string, weeks: number) => `${day}起 ${weeks} 周`, repair: '按上一份少改动' },
      figures: { served: '排上', classes: '开班', seats: '座位用上', cost: '要花', gap: '离最好至多' }, of: (asked: string) => `/ ${asked} 人`, classUnit: '个', yuanUnit: '元', used: (capacity: string) => `/ ${capacity} 座`, gapHint: (value: string, bound: string) => `这份 ${value} 分，谁也超不过 ${bound} 分`,
      tabs: { classes: '班级', calendar: '日历', map: '地图', why: '没排上的', compare: '和上一份比', settings: '怎么算的' }, tabsLabel: '建议的各部分', ask: '调整后再算', empty: '一个班也没排出来', emptyText: '看看“没排上的”，每条都写了原因和怎么办。', toWhy: '看原因',
      job: { title: '正在算', waiting: '排着队，马上开始', soFar: (value: string) => `已有一份 ${value} 分的`, bound: (bound: string) => `最好也不超过 ${bound} 分`, leave: '可以离开，算好了还在这里', stop: '停下', stopping: '正在停', failed: '这份没有算成，可以再试', cancelled: '这份已经取消，没有留下结果' },
      dropped: (count: number) => `固定的班里有 ${count} 个排不下了`, droppedWhy: { gone: '工种、教师或场地已经不在了', 'too-few': '还等着的人不够开班', 'trainer-taken': '教师那时有了别的课', 'venue-taken': '场地那时被占了', outside: '不在这次排的日子里', budget: '钱不够了' },
    },
    classes: {
      caption: '建议开的班', name: '班级', when: '上课', who: '教师', where: '场地', people: '人数', cost: '费用', state: '处理', fixed: '已固定', drafted: (number: string) => `方案 ${number}`, loose: '可调整', sizeOf: (size: number, capacity: number) => `${size} / ${capacity}`,
      all: '全选', select: (name: string) => `选${name}`, chosen: (count: number) => `选中 ${count} 个`, fix: '固定', unfix: '取消固定', draft: '拟成方案', drafting: (done: number, all: number) => `正在拟 ${done}/${all}`, done: (count: number) => `拟好了 ${count} 份方案`, notDone: (count: number) => `${count} 个没拟成`, toPlans: '去看方案', times: (count: number) => `${count} 次`, more: (count: string) => `再列 ${count} 个`, daysTo: (first: string, last: string) => `${first}至${last}`, daysApart: '；', filter: '工种', everything: '全部',
      byOccupation: '按工种', byPlace: '按地方', occupation: '工种', place: '地方', asked: '求学', servedShort: '排上', share: '比例', classCount: '班',
    },
    panel: {
      template: (name: string, version: number) => `班型「${name}」第 ${version} 版`, general: '通用班型',
      sessions: (count: number) => `${count} 次课`, needs: (count: number) => `坐在里面的需求（${count}）`, part: (seats: number, of: number) => `${of} 人里的 ${seats} 人`, source: { worker: '职工', enterprise: '企业', department: '部门' }, fixHint: '固定后再算，时间、地点、教师和里面的人都不动',
      not: '不想这样排', notOccupation: '这次不开这个班', notTrainer: (name: string) => `这门课不请${name}`, notVenue: (name: string) => `这门课不用${name}`, notWindow: (window: string) => `这门课不排${window}`, added: '已记下，再算一份就生效', draft: '拟成方案', toPlan: '看方案', min: (min: number) => `至少 ${min} 人开班`,
    },
    steer: { label: '要带进下一份的', fixed: (count: number) => `固定 ${count} 个班`, rules: (count: number) => `${count} 条不要`, clear: '清掉', go: '带上这些再算' },
    calendar: { label: '建议的课表', by: { venue: '按场地', trainer: '按教师' }, row: { venue: '场地', trainer: '教师' }, lanes: { morning: '早', noon: '午', evening: '晚' }, previous: '上一周', next: '下一周', week: (from: string, to: string) => `${from}–${to}`, empty: '这一周没有建议的课', emptyText: '翻到有课的一周看看。', seats: (count: number) => `${count} 座`, first: '到第一周', sessionsIn: (count: number) => `这一周 ${count} 次课` },
    map: { label: (people: number) => `一格 ${people} 人`, place: (name: string, share: string) => `${name} ${share}，排上的比例`, lit: '排上的', unlit: '没排上的', hint: '点一个地方看详情', schematic: '示意图，不按实际方位', asked: '求学', served: '排上', classes: '在这里开班', empty: '没有写明地方的需求', why: '没排上的原因', noTown: '没写街道（镇）', towns: (count: string) => `看 ${count} 个镇街`, counties: '全部区县', rest: (count: string) => `其余 ${count} 处`, more: (count: string) => `另有 ${count} 个班，见班级列表` },
    why: {
      title: (count: string) => `${count} 人没排上`, none: '都排上了', noneText: '这份建议里没有落下的人。', all: '全部', who: '谁', seats: '人数', reason: '为什么', helps: '怎么能排上', when: (from: string, until: string) => `${from}–${until}`, nothing: '单独改一样都不够', numbers: '需求', needs: (count: number) => `${count} 条需求`, filter: '按原因看',
      reasons: {
        'ruled-out': () => '被你排除了', 'no-teacher': () => '没有教这门课的教师', 'no-room': () => '能去的地方没有合适的场地', window: (lacking: string) => `能来的日子太短，上不完一个班，差 ${lacking} 周`, 'teacher-times': () => '他们有空时没有教师有空', 'room-times': () => '他们有空时场地不开放', 'no-pair': () => '教师和场地的时间凑不到一起',
        'too-few': (lacking: string) => `凑不够一个班，还差 ${lacking} 人`, 'teachers-taken': () => '教师的时间都排满了', 'rooms-taken': () => '场地都排满了', budget: (lacking: string) => `钱不够，还差 ${lacking} 元`, 'not-worth': () => '开班的花费比带来的多', unfound: () => '本来排得下，时间不够没找到',
      },
      short: { 'ruled-out': '被排除', 'no-teacher': '没教师', 'no-room': '没场地', window: '日子太短', 'teacher-times': '教师没空', 'room-times': '场地不开', 'no-pair': '凑不到一起', 'too-few': '人不够', 'teachers-taken': '教师排满', 'rooms-taken': '场地排满', budget: '钱不够', 'not-worth': '不划算', unfound: '没算到' },
      help: {
        people: (count: string, place: string, window: string) => `${place}${window}再来 ${count} 人就能开班`, times: (seats: string, place: string, window: string) => `能改到${window}的话，${place}可开 ${seats} 人的班`, dates: (seats: string, place: string, from: string, until: string) => `${from}到${until}能来的话，${place}可开 ${seats} 人的班`,
        travel: (seats: string, place: string, window: string) => `愿意去${place}的话，${window}可开 ${seats} 人的班`, teacher: (seats: string, place: string, window: string) => `${place}${window}多一位教师，可开 ${seats} 人的班`, room: (seats: string, place: string, window: string) => `${place}${window}多一间场地，可开 ${seats} 人的班`,
        budget: (yuan: string, seats: string) => `再加 ${yuan} 元，可开 ${seats} 人的班`, lift: () => '取消排除', longer: () => '多算一会儿',
      },
    },
    compare: {
      title: '两份放在一起看', before: '上一份', after: '这一份', change: '变化', rows: { served: '排上', classes: '开班', capacity: '座位', cost: '费用', value: '得分', gap: '离最好至多' }, same: (count: number) => `${count} 个班没变`, came: (count: number) => `新开 ${count} 个`, gone: (count: number) => `不开了 ${count} 个`, moved: (count: number) => `挪了 ${count} 个`,
      what: { start: '开课', times: '上课时间', trainer: '教师', venue: '场地' }, seats: (won: string, lost: string) => `多排上 ${won} 人，少排上 ${lost} 人`, none: '两份的班完全一样', to: '改为', with: '和哪一份比', choose: '选一份', pick: '选一份算好的建议来比', nothing: '还没有别的建议可比', nothingText: '调整条件再算一份，两份就能放在这里比。',
    },
    settings: {
      title: '怎么算', askTitle: '算一份排班建议', againTitle: '调整后再算一份', ground: (needs: string, seats: string, trainers: string, venues: string) => `现在有 ${needs} 条需求（${seats} 人）没排，${trainers} 位教师、${venues} 个场地可用`, unclassified: (count: string) => `另有 ${count} 条还没定工种，排不了`, go: '开始算', underWay: '已有一份正在算', toIt: '去看',
      startOn: '最早哪天开课', weeks: '排几周', minSeats: '至少几人开班（没有班型的）', maxSeats: '一班最多几人（没有班型的）', sessionsADay: '教师一天最多几次课', budget: '总费用不超过（元）', noLimit: '不限', seconds: '算多久（秒）', occupations: '只排这些工种', allOccupations: '全部工种',
      weights: '看重什么', priority: { worker: '职工的需求', enterprise: '企业的需求', department: '部门的需求' }, waitMonth: '每多等一个月加', yuanAPoint: '多少元抵一个人', idle: '空一座扣', wayToTown: '去外镇（街道）扣', wayToCounty: '去外县扣', notThere: '不去', change: '每少留一个原来的班扣',
      repair: '尽量少改动上一份', repairHint: '上一份里的班能留就留', rules: '不要这样排', noRules: '没有排除什么', addRule: '加一条', remove: '去掉', rule: { occupation: '工种', level: '等级', anyLevel: '各等级', trainer: '教师', venue: '场地', window: '时间', any: '不限', add: '加上', not: '不排' }, fixed: (count: number) => `固定上一份的 ${count} 个班`, formula: '公式和每一项的意思', off: '不上课的日子', none: '没有',
    },
  },
  en: {
    loading: 'Opening', failed: 'It did not work', again: 'Try again', close: 'Close', cancel: 'Not now', dot: ' · ', and: ', ',
    level: (level) => (level === null ? 'any level' : levels.en[level] ?? ''), people: (count) => (count === '1' ? '1 person' : `${count} people`), yuan: (yuan) => `¥${yuan}`, points: (points) => `${points} points`,
    window: { 'weekday-day': 'weekday daytime', 'weekday-evening': 'weekday evenings', weekend: 'weekends' }, anyTime: 'any time',
    category: { machining: 'Machining', 'electrical-care': 'Electrical, care', logistics: 'Logistics', service: 'Service' },
    state: { waiting: 'Waiting', running: 'Computing', done: 'Ready', failed: 'Failed', cancelled: 'Cancelled' },
    list: {
      title: 'Planner', detail: 'Works out from the open needs which classes to hold, who teaches and where. You decide every step; nothing is published by itself', ask: 'Compute a proposal', caption: 'Proposals', emptyTitle: 'No proposals yet', emptyText: 'Have one computed from today’s needs, trainers and venues, and see how many people it serves.',
      when: 'Computed', by: 'By', unit: 'Unit', stateColumn: 'State', served: 'Served', classes: 'Classes', cost: 'Cost', gap: 'From the best', drafted: 'Made plans', kind: { fresh: 'New', from: 'Adjusted', repair: 'Few changes' }, more: 'Earlier ones', how: 'How', from: (day, weeks) => `${weeks} weeks from ${day}`,
    },
    run: {
      title: (day) => `Proposal of ${day}`, crumb: 'Planner', facts: { by: (name) => `by ${name}`, span: (day, weeks) => `${weeks} weeks from ${day}`, repair: 'few changes to the one before' },
      figures: { served: 'Served', classes: 'Classes', seats: 'Seats used', cost: 'Cost', gap: 'From the best, at most' }, of: (asked) => `of ${asked}`, classUnit: '', yuanUnit: 'yuan', used: (capacity) => `of ${capacity}`, gapHint: (value, bound) => `${value} points; none can have more than ${bound}`,
      tabs: { classes: 'Classes', calendar: 'Calendar', map: 'Map', why: 'Not served', compare: 'Compare', settings: 'How' }, tabsLabel: 'Parts of the proposal', ask: 'Adjust and compute', empty: 'Not a single class came of it', emptyText: 'See “Not served”: each line says why, and what would help.', toWhy: 'See why',
      job: { title: 'Computing', waiting: 'In the queue, about to begin', soFar: (value) => `${value} points so far`, bound: (bound) => `none can have more than ${bound}`, leave: 'You may leave; it will be here', stop: 'Stop', stopping: 'Stopping', failed: 'It was not computed. You may try again', cancelled: 'It was cancelled and left nothing' },
      dropped: (count) => `${count} of the fixed classes can’t be held any more`, droppedWhy: { gone: 'occupation, trainer or venue is gone', 'too-few': 'too few still wait', 'trainer-taken': 'the trainer has another class then', 'venue-taken': 'the venue is taken then', outside: 'not in the weeks that are planned', budget: 'the money is spent' },
    },
    classes: {
      caption: 'Proposed classes', name: 'Class', when: 'When', who: 'Trainer', where: 'Venue', people: 'People', cost: 'Cost', state: 'State', fixed: 'Fixed', drafted: (number) => `Plan ${number}`, loose: 'Open', sizeOf: (size, capacity) => `${size} / ${capacity}`,
      all: 'All', select: (name) => `Choose ${name}`, chosen: (count) => `${count} chosen`, fix: 'Fix', unfix: 'Unfix', draft: 'Make draft plans', drafting: (done, all) => `Making ${done}/${all}`, done: (count) => `${count} draft plans made`, notDone: (count) => `${count} could not be made`, toPlans: 'To the plans', times: (count) => `${count} times`, more: (count) => `List ${count} more`, daysTo: (first, last) => `${first}–${last}`, daysApart: '; ', filter: 'Occupation', everything: 'All',
      byOccupation: 'By occupation', byPlace: 'By place', occupation: 'Occupation', place: 'Place', asked: 'Asked', servedShort: 'Served', share: 'Share', classCount: 'Classes',
    },
    panel: {
      template: (name, version) => `Template “${name}”, version ${version}`, general: 'General template',
      sessions: (count) => `${count} sessions`, needs: (count) => `Needs that sit in it (${count})`, part: (seats, of) => `${seats} of ${of}`, source: { worker: 'worker', enterprise: 'enterprise', department: 'department' }, fixHint: 'Fixed, it keeps its times, place, trainer and people when you compute again',
      not: 'Not like this', notOccupation: 'Do not hold this class', notTrainer: (name) => `Not with ${name}`, notVenue: (name) => `Not at ${name}`, notWindow: (window) => `Not on ${window}`, added: 'Noted: it counts when you compute again', draft: 'Make a draft plan', toPlan: 'See the plan', min: (min) => `begins with ${min}`,
    },
    steer: { label: 'For the next proposal', fixed: (count) => `${count} fixed`, rules: (count) => `${count} ruled out`, clear: 'Clear', go: 'Compute with these' },
    calendar: { label: 'Proposed timetable', by: { venue: 'By venue', trainer: 'By trainer' }, row: { venue: 'Venue', trainer: 'Trainer' }, lanes: { morning: 'AM', noon: 'PM', evening: 'Eve' }, previous: 'Previous week', next: 'Next week', week: (from, to) => `${from}–${to}`, empty: 'No proposed sessions this week', emptyText: 'Turn to a week with classes.', seats: (count) => `${count} seats`, first: 'First week', sessionsIn: (count) => `${count} sessions this week` },
    map: { label: (people) => (people === 1 ? 'A tile is one person' : `A tile is ${people} people`), place: (name, share) => `${name} ${share}, share served`, lit: 'served', unlit: 'not served', hint: 'Choose a place', schematic: 'Schematic, not by compass', asked: 'Asked', served: 'Served', classes: 'Classes held here', empty: 'No need names a place', why: 'Why not served', noTown: 'no town named', towns: (count) => `See its ${count} towns`, counties: 'All counties', rest: (count) => `${count} others`, more: (count) => `${count} more, in the list of classes` },
    why: {
      title: (count) => `${count} not served`, none: 'Everybody is served', noneText: 'This proposal leaves nobody out.', all: 'All', who: 'Who', seats: 'People', reason: 'Why', helps: 'What would help', when: (from, until) => `${from}–${until}`, nothing: 'No single change is enough', numbers: 'Needs', needs: (count) => (count === 1 ? '1 need' : `${count} needs`), filter: 'By reason',
      reasons: {
        'ruled-out': () => 'You ruled it out', 'no-teacher': () => 'Nobody teaches this', 'no-room': () => 'No suitable venue within reach', window: (lacking) => `Their days are too few for a class, by ${lacking} weeks`, 'teacher-times': () => 'No trainer is free when they are', 'room-times': () => 'No venue is open when they are free', 'no-pair': () => 'Trainer and venue are never free together',
        'too-few': (lacking) => `Too few for a class, by ${lacking}`, 'teachers-taken': () => 'All trainers’ time is taken', 'rooms-taken': () => 'All venues are taken', budget: (lacking) => `The money is spent: ¥${lacking} lacking`, 'not-worth': () => 'A class would cost more than it brings', unfound: () => 'It would fit, but time ran out before it was found',
      },
      short: { 'ruled-out': 'Ruled out', 'no-teacher': 'No trainer', 'no-room': 'No venue', window: 'Days too few', 'teacher-times': 'Trainers not free', 'room-times': 'Venues closed', 'no-pair': 'Never together', 'too-few': 'Too few', 'teachers-taken': 'Trainers taken', 'rooms-taken': 'Venues taken', budget: 'Money spent', 'not-worth': 'Not worth it', unfound: 'Not found' },
      help: {
        people: (count, place, window) => `${count} more in ${place} on ${window} and there is a class`, times: (seats, place, window) => `If they could come on ${window}: a class of ${seats} in ${place}`, dates: (seats, place, from, until) => `If they could come from ${from} to ${until}: a class of ${seats} in ${place}`,
        travel: (seats, place, window) => `If they went to ${place}: a class of ${seats} on ${window}`, teacher: (seats, place, window) => `One more trainer in ${place} on ${window}: a class of ${seats}`, room: (seats, place, window) => `One more venue in ${place} on ${window}: a class of ${seats}`,
        budget: (yuan, seats) => `¥${yuan} more: a class of ${seats}`, lift: () => 'Lift what you ruled out', longer: () => 'Compute longer',
      },
    },
    compare: {
      title: 'Side by side', before: 'Before', after: 'After', change: 'Change', rows: { served: 'Served', classes: 'Classes', capacity: 'Seats', cost: 'Cost', value: 'Points', gap: 'From the best, at most' }, same: (count) => `${count} unchanged`, came: (count) => `${count} new`, gone: (count) => `${count} gone`, moved: (count) => `${count} moved`,
      what: { start: 'first week', times: 'times', trainer: 'trainer', venue: 'venue' }, seats: (won, lost) => `${won} more served, ${lost} no longer`, none: 'Both have the same classes', to: 'now', with: 'Compare with', choose: 'Choose one', pick: 'Choose another proposal to compare with', nothing: 'There is no other proposal yet', nothingText: 'Change the settings and compute another; the two can then be compared here.',
    },
    settings: {
      title: 'How', askTitle: 'Compute a proposal', againTitle: 'Adjust and compute again', ground: (needs, seats, trainers, venues) => `${needs} needs (${seats} people) are open; ${trainers} trainers and ${venues} venues can be had`, unclassified: (count) => `${count} more name no occupation yet and can’t be planned`, go: 'Compute', underWay: 'One is being computed already', toIt: 'See it',
      startOn: 'Not before', weeks: 'Weeks', minSeats: 'Smallest class (without a template)', maxSeats: 'Largest class (without a template)', sessionsADay: 'Sessions a trainer has a day', budget: 'All may cost at most (yuan)', noLimit: 'no limit', seconds: 'Seconds to compute', occupations: 'Only these occupations', allOccupations: 'All occupations',
      weights: 'What counts', priority: { worker: 'Workers’ needs', enterprise: 'Enterprises’ needs', department: 'Departments’ needs' }, waitMonth: 'A month of waiting adds', yuanAPoint: 'Yuan that equal one person', idle: 'An empty seat takes', wayToTown: 'Another town takes', wayToCounty: 'Another county takes', notThere: 'not there', change: 'A class given up takes',
      repair: 'Change as little as possible', repairHint: 'What can stay of the one before stays', rules: 'Not like this', noRules: 'Nothing is ruled out', addRule: 'Add', remove: 'Remove', rule: { occupation: 'Occupation', level: 'Level', anyLevel: 'every level', trainer: 'Trainer', venue: 'Venue', window: 'Time', any: 'any', add: 'Add', not: 'Not' }, fixed: (count) => `${count} classes of the one before are fixed`, formula: 'The formula, and what each term means', off: 'Days without classes', none: 'none',
    },
  },
})
