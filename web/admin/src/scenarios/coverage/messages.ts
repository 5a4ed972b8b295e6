import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '建会覆盖', loading: '正在打开', again: '再试一次', save: '记下', close: '不记了', none: '—', dot: '·',
    detail: (day: string) => `${day}的情况，按组织树和参保人数算`, search: '单位名称、编码',
    share: '已建会', shareUnit: '%', shareNote: (covered: string, should: string) => `${covered} / ${should} 家`, open: '还没建会', openUnit: '家', openAction: '只看没建会的', unknown: '人数不明', unknownAction: '只看人数不明的', formLine: (forms: string) => `已建会的：${forms}。`, formOf: { single: '单独', joint: '联合', industry: '行业' },
    places: '各镇街', placeLine: (covered: string, should: string) => `${covered} / ${should}`, trend: '近一年', toPlace: (name: string) => `只看${name}`, allPlaces: '全部镇街', definition: '应建会：参保职工达到人数的企业和社会组织（工会法第十一条，25 人）。已建会：在企业工会、联合工会或行业工会之下，或是它的发起单位。人数取当天或之前最近一次。',
    filter: { kind: '单位', least: '职工', covered: '建会', state: '跟进', mine: '谁跟', on: '看哪天' }, all: '全部', leastOf: (count: number) => `${count} 人以上`, coveredOf: { yes: '已建会', no: '未建会' }, mineOf: { true: '我在跟的', false: '全部' }, unknownOnly: '人数不明的',
    kind: { enterprise: '企业', 'social-organisation': '社会组织' }, union: { union: '单独建会', 'joint-union': '联合工会', 'industry-union': '行业工会' }, state: { untouched: '还没联系', visited: '联系过', agreed: '同意建会', refused: '暂不建会', founding: '筹建中' }, source: { ledger: '组织台账', insurance: '社保', visit: '走访' },
    column: { name: '单位', people: '参保职工', union: '工会', state: '跟进', owner: '跟进人', next: '下次联系', kind: '类型', place: '区划', creditCode: '信用代码', industry: '行业', code: '编码' },
    noUnion: '没有工会', since: (day: string) => `${day}起`, yearOf: (year: string) => `${year} 年的数`, empty: '没有这样的单位', emptyNext: '换个筛选，或先导入组织表。', take: '我来跟', taken: (taken: number, covered: number) => (covered ? `接下 ${taken} 家，另 ${covered} 家已建会` : `接下 ${taken} 家`),
    record: { founding: '看建会申请', bySystem: '系统', people: '参保职工', unknown: '还不知道', union: '所在工会', founded: '工会成立', members: '本单位会员', unionMembers: '工会会员', notes: '跟进记录', noNotes: '还没有人去过。', headcounts: '参保人数', headcountOf: (people: string) => `${people} 人`, addNote: '记一次联系', addCount: '填参保人数', print: '打印建会情况', unit: '组织档案', statement: '单位工会组建情况', statementFor: '用于社会组织评估、税收优惠等核验', statementDay: (day: string) => `截至 ${day}`, kindOfUnion: '建会形式', creditCode: '统一社会信用代码', source: (day: string, source: string) => `${source}，${day}`, issued: (unit: string, day: string) => `${unit}　${day}` },
    note: { title: '记一次联系', state: '结果', words: '说了什么', wordsHint: '见了谁、怎么说的；号码不用写，存不下', next: '下次哪天再联系', wordsShort: '写上两个字以上' },
    count: { title: '填参保人数', on: '哪天的数', people: '人数', from: '哪来的', wrong: '人数填整数' },
  },
  en: {
    title: 'Union coverage', loading: 'Opening', again: 'Try again', save: 'Save', close: 'Cancel', none: '—', dot: ' · ',
    detail: (day) => `As of ${day}, from the tree of units and the head counts`, search: 'Name or code of the employer',
    share: 'Have a union', shareUnit: '%', shareNote: (covered, should) => `${covered} of ${should}`, open: 'Have none', openUnit: '', openAction: 'Only those without', unknown: 'Staff unknown', unknownAction: 'Only those with unknown staff', formLine: (forms) => `Those that have one: ${forms}.`, formOf: { single: 'own', joint: 'joint', industry: 'industry' },
    places: 'Places', placeLine: (covered, should) => `${covered} of ${should}`, trend: 'The last year', toPlace: (name) => `Only ${name}`, allPlaces: 'All places', definition: 'Ought to: enterprises and social organisations with so many insured staff (Trade Union Law, art. 11: 25). Has one: it stands below a union, a joint union or a union of its industry, or founded one. Of a day counts the latest head count on or before it.',
    filter: { kind: 'Employers', least: 'Staff', covered: 'Union', state: 'Follow-up', mine: 'Whose', on: 'As of' }, all: 'All', leastOf: (count) => `${count} or more`, coveredOf: { yes: 'has one', no: 'has none' }, mineOf: { true: 'mine', false: 'all' }, unknownOnly: 'unknown',
    kind: { enterprise: 'enterprise', 'social-organisation': 'social organisation' }, union: { union: 'its own', 'joint-union': 'joint union', 'industry-union': 'union of its industry' }, state: { untouched: 'nobody went yet', visited: 'visited', agreed: 'agreed', refused: 'not now', founding: 'founding' }, source: { ledger: 'ledger of units', insurance: 'social insurance', visit: 'a visit' },
    column: { name: 'Employer', people: 'Insured staff', union: 'Union', state: 'Follow-up', owner: 'By', next: 'Next', kind: 'Kind', place: 'Division', creditCode: 'Credit code', industry: 'Industry', code: 'Code' },
    noUnion: 'no union', since: (day) => `since ${day}`, yearOf: (year) => `of ${year}`, empty: 'No such employer', emptyNext: 'Try other filters, or import the units first.', take: 'I follow it up', taken: (taken, covered) => (covered ? `${taken} taken, ${covered} have a union already` : `${taken} taken`),
    record: { founding: 'See the founding', bySystem: 'by the system', people: 'Insured staff', unknown: 'not known yet', union: 'Union', founded: 'Founded', members: 'Members here', unionMembers: 'Members of the union', notes: 'What was done', noNotes: 'Nobody went there yet.', headcounts: 'Head counts', headcountOf: (people) => people, addNote: 'Note a visit', addCount: 'Enter a head count', print: 'Print its union building', unit: 'The unit', statement: 'Union building of an employer', statementFor: 'For the rating of social organisations, tax relief and the like', statementDay: (day) => `As of ${day}`, kindOfUnion: 'Kind', creditCode: 'Credit code', source: (day, source) => `${source}, ${day}`, issued: (unit, day) => `${unit}, ${day}` },
    note: { title: 'Note a visit', state: 'It stands', words: 'What was said', wordsHint: 'Whom you met and what they said; numbers of people are not kept', next: 'When to go again', wordsShort: 'Two characters at least' },
    count: { title: 'Enter a head count', on: 'As of', people: 'Staff', from: 'Known from', wrong: 'A whole number' },
  },
})
