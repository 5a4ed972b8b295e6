import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    dot: '·', none: '—', loading: '正在打开', again: '再试一次', failed: '没有办成', cancel: '不办了', save: '保存', people: (count: number) => `${count} 人`, reason: '原因',
    kind: { single: '单独建会', joint: '联合建会', industry: '行业工会', project: '项目工会', area: '区域工会' },
    kindDetail: { single: '一家企业或社会组织自己的工会', joint: '几家单位的会员一起建', industry: '同一行业的单位和职工', project: '一个工地、一个项目上的职工', area: '一个村、社区、园区里的小微企业' },
    state: { preparing: '准备申请', applied: '待上级答复', enrolling: '发展会员', called: '待开大会', voting: '正在选举', elected: '待上报', reported: '待批复', formalities: '办手续', complete: '建成', withdrawn: '已撤回' },
    body: { committee: '工会委员会', audit: '经费审查委员会', women: '女职工委员会', chair: '主席' },
    list: {
      title: '建会入会', detail: '从申请到发证，一件事办到底。', states: '筛选', hand: '在办的', all: '全部', search: '搜名称、编号、单位', kind: '类型', everyKind: '全部类型', sort: '排序', sorts: { deadline: '时限近的在前', newest: '新申请的在前', 'last-changed': '刚改过的在前' },
      new: '申请建会', name: '工会', stateColumn: '走到哪了', founders: '发起单位', more: (count: number) => `等 ${count} 家`, peopleColumn: '名单', agreed: (agreed: number, all: number) => `${agreed} / ${all} 人同意`, deadline: '时限', noDeadline: '不限', held: '大会', federation: '上级', updated: '改动',
      empty: '还没有建会事项', emptyNext: '一家企业、几家小微企业、一个工地，都可以从「申请建会」开始。', left: (days: number) => (days < 0 ? `超 ${-days} 天` : days === 0 ? '今天到期' : `还差 ${days} 天`),
    },
    form: {
      title: '申请建会', editTitle: '修改申请', detail: '先写谁来建、建什么；交上去以后，上级在 5 个工作日内答复。', kind: '建哪一种', founders: '发起单位', addFounder: '加一家单位', other: '系统里没有的单位', otherName: '单位名称', otherCode: '统一社会信用代码（没有可空着）', add: '加上', remove: (name: string) => `去掉${name}`,
      name: '工会名称', suggest: '用惯例名称', nameHint: '以「工会委员会」「联合工会委员会」「工会联合会」等结尾', site: '项目（工地）名称', division: '所在地', years: '每届任期', yearsOf: (years: number) => `${years} 年`, staff: '职工人数', members: '预计会员',
      group: '筹备组', groupHint: '由职工代表和党组织代表组成；没有党组织的由职工推选。第一位是组长。', personName: '姓名', phone: '手机号', side: '代表', sides: { staff: '职工', party: '党组织', above: '上级工会' }, addPerson: '加一位', keepGroup: '筹备组不改就空着', save: '存下来', submit: '存好，去核对', place: '镇、村、社区或园区名', need: '还差：',
    },
    record: {
      crumb: '建会入会', number: '编号', assisted: '窗口代办', by: (name: string) => `${name}代办`, applicant: '申请单位', federation: '上级工会', deadline: '这一步的时限', ruler: (from: string, to: string) => `从 ${from} 到 ${to}`, figures: { agreed: '同意入会', roster: '名单', women: '女会员', staff: '职工' }, unit: '人',
      tabs: { overview: '申请', roster: '名单', congress: '大会和选举', formalities: '手续' }, tabsLabel: '建会的几部分', timeline: '经过', steps: '建会六步', step: { apply: '申请', reply: '上级答复', roster: '发展会员', congress: '大会选举', approve: '批复', formalities: '办手续' },
      founders: '发起单位', code: '信用代码', industry: '行业', offRecord: '系统里没有', group: '筹备组', leader: '组长', member: '成员', notes: '法律怎么说', site: '项目',
      union: '去看这个工会', chair: '新主席要办的事', minutes: '打印选举记录',
      event: { opened: '开始申请', submit: '交上级', withdraw: '撤回', accept: '上级同意筹建', 'send-back': '上级退回', convene: '召集第一次大会', 'call-off': '大会改期', 'open-vote': '开始选举', decide: '选举结束', report: '上报结果', approve: '批复成立', reject: '没有批复', finish: '手续办齐', escalated: '告诉上级过问' },
      note: {
        'must-have-committee': (have: number) => `${have} 名会员：25 人以上，应当建立工会委员会（工会法第十一条）`, 'may-have-committee': (have: number) => `${have} 名会员：不足 25 人，可以单独建，也可以几家联合建（工会法第十一条）`, 'committee-seats': (from: number, to: number) => `委员会设 ${from} 至 ${to} 人（选举工作条例第八条）`,
        'delegates-may-meet': (have: number) => `${have} 名会员：100 人以上，可以开会员代表大会`, 'all-meet': (have: number) => `${have} 名会员：不足 100 人，要开会员大会`, 'womens-committee': (have: number) => `${have} 名女会员：10 人以上，同时建女职工委员会`, 'womens-member': (have: number) => `${have} 名女会员：不足 10 人，设女职工委员`,
        'full-time-chair': (have: number) => `${have} 名职工：200 人以上，可以设专职主席（工会法第十四条）`, 'enough-members': (have: number) => (have < 3 ? '同意入会的还不到 3 人，选不了委员会' : `${have} 人同意入会`),
      },
    },
    deed: {
      submit: '交上级', withdraw: '撤回', accept: '同意筹建', 'send-back': '退回', report: '上报选举结果', approve: '批复成立', reject: '不批复', finish: '手续都办齐了', edit: '修改', 'call-off': '改期',
      submitText: (federation: string) => `交给${federation}，5 个工作日内答复。`, acceptText: '同意以后，筹备组可以发展会员、准备选举。要说的话写在下面，没有可以空着。', words: '附言', withdrawText: '撤回以后这件事就结束了，要建会再重新申请。', 'send-backText': '写清楚要改什么，对方改好可以再交。',
      reportText: '把选举结果交给上级批复。', approveText: (count: number) => `批复以后，工会登记在册，${count} 名同意入会的职工从今天起成为会员，委员会从选举那天起算任期。`, rejectText: '违反规定程序的选举不能批复，要重新选。', finishText: '登记的手续都核对过了，这件事办结。',
    },
    roster: {
      find: '加人', findTitle: '从在册职工里选人', findDetail: '按年龄、学历、行业筛；一次可以把筛出来的都加上。', unit: '单位', ageFrom: '年龄从', ageTo: '到', education: '学历', industry: '行业', gender: '性别', genders: { male: '男', female: '女' }, free: '只看还不是会员的', any: '不限', found: (count: number) => `筛出 ${count} 人`, addAll: (count: number) => `把这 ${count} 人都加进名单`, addChosen: (count: number) => `加选中的 ${count} 人`, added: (added: number) => `加了 ${added} 人`, nobody: '没有找到', nobodyNext: '换个条件，或先把花名册导进来。', import: '导入花名册',
      name: '姓名', age: '年龄', phone: '手机', consent: '本人意愿', said: { asked: '还没答', agreed: '同意', declined: '不入会' }, by: { self: '手机上答的', paper: '纸质申请书' }, delegate: '代表', became: { joined: '入会', transferred: '转会', member: '原来就是', 'left-out': '没有登记（已离开）' },
      agree: (count: number) => `记为同意（${count} 人，有纸质申请书）`, decline: '记为不入会', remove: (name: string) => `从名单去掉${name}`, removeShort: '去掉', delegates: (count: number) => `定这 ${count} 人为代表`, empty: '名单还是空的', emptyNext: '按「加人」，从在册职工里选。', all: '全部', elsewhere: '不在你的范围', choose: (name: string) => `选${name}`, chooseAll: '全选这一页',
    },
  },
  en: {
    dot: ' · ', none: '—', loading: 'Opening', again: 'Try again', failed: 'Not done', cancel: 'Cancel', save: 'Save', people: (count) => `${count} people`, reason: 'Why',
    kind: { single: 'Single', joint: 'Joint', industry: 'Industry', project: 'Project', area: 'Area' },
    kindDetail: { single: 'The union of one enterprise or social organisation', joint: 'Members of several units together', industry: 'Units and workers of one industry', project: 'The workers of one building site or project', area: 'Small firms of a village, community or park' },
    state: { preparing: 'Being prepared', applied: 'Waiting for the reply', enrolling: 'Winning members', called: 'Congress called', voting: 'Voting', elected: 'To report', reported: 'Waiting for approval', formalities: 'Formalities', complete: 'Founded', withdrawn: 'Given up' },
    body: { committee: 'Committee', audit: 'Audit committee', women: 'Women’s committee', chair: 'Chair' },
    list: {
      title: 'Founding unions', detail: 'From the application to the certificate, in one piece.', states: 'Filter', hand: 'In hand', all: 'All', search: 'Name, number or unit', kind: 'Kind', everyKind: 'Every kind', sort: 'Order', sorts: { deadline: 'Nearest deadline', newest: 'Newest', 'last-changed': 'Last changed' },
      new: 'Found a union', name: 'Union', stateColumn: 'Where it stands', founders: 'Founders', more: (count) => `and ${count - 1} more`, peopleColumn: 'Roster', agreed: (agreed, all) => `${agreed} of ${all} agreed`, deadline: 'Deadline', noDeadline: 'open', held: 'Congress', federation: 'Federation', updated: 'Changed',
      empty: 'Nothing is being founded', emptyNext: 'One enterprise, several small firms or a building site: begin with “Found a union”.', left: (days) => (days < 0 ? `${-days} days over` : days === 0 ? 'due today' : `${days} days left`),
    },
    form: {
      title: 'Found a union', editTitle: 'Correct the application', detail: 'Who founds what. Once handed in, the federation above answers within five working days.', kind: 'Which kind', founders: 'Founders', addFounder: 'Add a unit', other: 'A unit that is not on record', otherName: 'Its name', otherCode: 'Credit code (may be empty)', add: 'Add', remove: (name) => `Remove ${name}`,
      name: 'Name of the union', suggest: 'Use the usual name', nameHint: 'Ends in 工会委员会, 联合工会委员会, 工会联合会 …', site: 'Project or building site', division: 'Place', years: 'Term', yearsOf: (years) => `${years} years`, staff: 'Workers', members: 'Members expected',
      group: 'Preparation group', groupHint: 'Of workers and of the Party organisation; without one the workers choose. The first is its leader.', personName: 'Name', phone: 'Phone', side: 'Stands for', sides: { staff: 'workers', party: 'Party organisation', above: 'federation' }, addPerson: 'Add a person', keepGroup: 'Leave empty to keep the group', save: 'Save', submit: 'Save and review', place: 'Town, village, community or park', need: 'Still missing: ',
    },
    record: {
      crumb: 'Founding unions', number: 'Number', assisted: 'at the desk', by: (name) => `${name}, for the unit`, applicant: 'Applicant', federation: 'Federation', deadline: 'Deadline of this step', ruler: (from, to) => `from ${from} to ${to}`, figures: { agreed: 'Agreed to join', roster: 'On the roster', women: 'Women', staff: 'Workers' }, unit: '',
      tabs: { overview: 'Application', roster: 'Roster', congress: 'Congress', formalities: 'Formalities' }, tabsLabel: 'Parts of the founding', timeline: 'What happened', steps: 'Six steps', step: { apply: 'Apply', reply: 'Reply', roster: 'Members', congress: 'Congress', approve: 'Approval', formalities: 'Formalities' },
      founders: 'Founders', code: 'Credit code', industry: 'Industry', offRecord: 'not on record', group: 'Preparation group', leader: 'leader', member: 'member', notes: 'What the law says', site: 'Site',
      union: 'See the union', chair: 'What the new chair must do', minutes: 'Print the minutes',
      event: { opened: 'Begun', submit: 'Handed in', withdraw: 'Given up', accept: 'Agreed to from above', 'send-back': 'Sent back', convene: 'First congress called', 'call-off': 'Congress called off', 'open-vote': 'Voting began', decide: 'Elected', report: 'Result reported', approve: 'Approved', reject: 'Not approved', finish: 'Formalities done', escalated: 'Told those above' },
      note: {
        'must-have-committee': (have) => `${have} members: with 25 a committee must be formed (Trade Union Law, art. 11)`, 'may-have-committee': (have) => `${have} members: below 25 a union may be formed alone or with others (Trade Union Law, art. 11)`, 'committee-seats': (from, to) => `The committee has ${from} to ${to} members (Election Regulations, art. 8)`,
        'delegates-may-meet': (have) => `${have} members: from 100 on delegates may meet`, 'all-meet': (have) => `${have} members: below 100 everybody meets`, 'womens-committee': (have) => `${have} women members: from 10 on there is a women’s committee too`, 'womens-member': (have) => `${have} women members: below 10 one of the committee looks after them`,
        'full-time-chair': (have) => `${have} workers: from 200 on the chair may be full-time (Trade Union Law, art. 14)`, 'enough-members': (have) => (have < 3 ? 'Fewer than three have agreed: no committee can be elected' : `${have} have agreed to join`),
      },
    },
    deed: {
      submit: 'Hand in', withdraw: 'Give up', accept: 'Agree', 'send-back': 'Send back', report: 'Report the result', approve: 'Approve', reject: 'Do not approve', finish: 'All formalities done', edit: 'Correct', 'call-off': 'Call off',
      submitText: (federation) => `Goes to ${federation}, which answers within five working days.`, acceptText: 'The preparation group may then win members and prepare the election. Say something if you like.', words: 'Words', withdrawText: 'This ends the matter; to found a union later, apply again.', 'send-backText': 'Say what has to be put right; it can be handed in again.',
      reportText: 'Reports the result to the federation.', approveText: (count) => `The union comes on record, the ${count} who agreed are members from today, and the term runs from the day of the election.`, rejectText: 'An election that broke the rules cannot be approved and is held again.', finishText: 'All formalities were looked at; the matter is closed.',
    },
    roster: {
      find: 'Add people', findTitle: 'Choose from the people on record', findDetail: 'By age, schooling and industry; all that are found can be added at once.', unit: 'Unit', ageFrom: 'Age from', ageTo: 'to', education: 'Schooling', industry: 'Industry', gender: 'Gender', genders: { male: 'male', female: 'female' }, free: 'Only who is no member yet', any: 'any', found: (count) => `${count} found`, addAll: (count) => `Put all ${count} on the roster`, addChosen: (count) => `Add the ${count} chosen`, added: (added) => `${added} added`, nobody: 'Nobody found', nobodyNext: 'Change the filters, or import a roster first.', import: 'Import a roster',
      name: 'Name', age: 'Age', phone: 'Phone', consent: 'Wish', said: { asked: 'no answer yet', agreed: 'agreed', declined: 'declined' }, by: { self: 'on the phone', paper: 'on paper' }, delegate: 'Delegate', became: { joined: 'joined', transferred: 'transferred', member: 'was a member', 'left-out': 'left out (gone)' },
      agree: (count) => `Note as agreed (${count}, on paper)`, decline: 'Note as declined', remove: (name) => `Remove ${name}`, removeShort: 'Remove', delegates: (count) => `Make these ${count} the delegates`, empty: 'The roster is empty', emptyNext: 'Press “Add people”.', all: 'All', elsewhere: 'outside your range', choose: (name) => `Choose ${name}`, chooseAll: 'Choose all on this page',
    },
  },
})
