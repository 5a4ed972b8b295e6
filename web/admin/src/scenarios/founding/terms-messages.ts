import { defineMessages } from '@guildhall/ui'

export const termsMessages = defineMessages({
  zh: {
    dot: '·', none: '—', loading: '正在打开', again: '再试一次',
    list: { title: '任期与换届', due: (overdue: number, soon: number) => `${overdue} 家超期，${soon} 家半年内到期`, filter: '筛选', states: { due: '该换届的', overdue: '已超期', soon: '快到期', all: '全部' }, search: '搜工会', name: '工会', state: '状态', dueOn: '换届日', chair: '主席', term: '届', termOf: (number: number, years: number) => `第 ${number} 届，${years} 年`, elected: '选举日', above: '上级', members: '会员', reminded: '最近提醒', empty: '没有该换届的工会', emptyNext: '到期前半年、三个月、一个月会提醒，超期也会。', left: (days: number) => (days < 0 ? `超 ${-days} 天` : `还差 ${days} 天`), record: '登记选举结果' },
    state: { running: '任期内', soon: '快到期', overdue: '已超期', postponed: '已延期', ended: '已换届' },
    chair: {
      title: '工会主席一件事', crumb: '任期与换届', of: (name: string) => `${name}的新主席`, detail: (done: number, all: number) => `要办 ${all} 件，办好了 ${done} 件`, chair: '主席', former: '上一任', term: '本届', until: (day: string) => `到 ${day}`, none: '还没有登记任期', noneNext: '这个工会还没有登记选举结果，请先登记。', tasks: '要办的事', done: '办好了', open: '还没办', 'not-needed': '不用办', doneOn: (day: string) => `${day} 办好`,
      note: '登记', change: '改', takeBack: '撤掉登记', noteTitle: (what: string) => `登记：${what}`, day: '办好的日期', words: '说明（证号、开户行等）', file: '凭证', chooseFile: '选一个文件', fileKept: (name: string) => `凭证：${name}`, save: '存下', posts: '去分工', postsTitle: '委员分工', go: '去办', ask: '请管理员开通', asked: (count: number) => `已告诉 ${count} 位管理员`, grant: '授予身份', granted: '已授予', officers: '委员会', history: '历届',
      body: { committee: '工会委员会', audit: '经费审查委员会', women: '女职工委员会' }, post: { chair: '主席', 'vice-chair': '副主席', organisation: '组织', publicity: '宣传', finance: '财务', rights: '维权', women: '女职工', member: '委员' }, head: '主任', save2: '存下分工', cancel: '不办了',
    },
    formality: { needed: '必办', title: '手续', detail: '在系统外面办的事，办好一件登记一件。' },
    record: { title: '登记选举结果', detail: '别处选举、已经批复的，登记到册，下次换届才有人提醒。', unit: '工会', years: '任期', yearsOf: (years: number) => `${years} 年`, electedOn: '选举日', people: '委员', person: '按姓名找', chair: '主席', ok: '登记', remove: '去掉', postpone: '同意延期换届', postponeDetail: (latest: string) => `到期不能按时换届的，上级同意以后可以延期，从原定换届日算起最多半年，最晚 ${latest}。`, postponeTo: '延到哪一天', end: '结束职务', endOf: (name: string) => `结束职务：${name}`, endDetail: '从今天起不再担任，历史还在。' },
  },
  en: {
    dot: ' · ', none: '—', loading: 'Opening', again: 'Try again',
    list: { title: 'Terms and elections', due: (overdue, soon) => `${overdue} overdue, ${soon} due within half a year`, filter: 'Filter', states: { due: 'Due', overdue: 'Overdue', soon: 'Soon', all: 'All' }, search: 'Find a union', name: 'Union', state: 'State', dueOn: 'Election due', chair: 'Chair', term: 'Term', termOf: (number, years) => `${number}, ${years} years`, elected: 'Elected', above: 'Above', members: 'Members', reminded: 'Reminded', empty: 'No election is due', emptyNext: 'Half a year, three months and one month before, and when overdue, unions are reminded.', left: (days) => (days < 0 ? `${-days} days over` : `${days} days left`), record: 'Record an election' },
    state: { running: 'in office', soon: 'due soon', overdue: 'overdue', postponed: 'postponed', ended: 'over' },
    chair: {
      title: 'Everything for a new chair', crumb: 'Terms and elections', of: (name) => `The new chair of ${name}`, detail: (done, all) => `${done} of ${all} done`, chair: 'Chair', former: 'Former chair', term: 'Term', until: (day) => `until ${day}`, none: 'No term is on record', noneNext: 'Record the election of this union first.', tasks: 'To do', done: 'done', open: 'to do', 'not-needed': 'not needed', doneOn: (day) => `done on ${day}`,
      note: 'Note', change: 'Change', takeBack: 'Take the note back', noteTitle: (what) => `Note: ${what}`, day: 'Done on', words: 'Words (number, bank …)', file: 'Proof', chooseFile: 'Choose a file', fileKept: (name) => `Proof: ${name}`, save: 'Save', posts: 'Divide the work', postsTitle: 'Posts in the committee', go: 'Go', ask: 'Ask the administrators', asked: (count) => `${count} administrators told`, grant: 'Grant the role', granted: 'Granted', officers: 'Committees', history: 'Terms',
      body: { committee: 'Committee', audit: 'Audit committee', women: 'Women’s committee' }, post: { chair: 'Chair', 'vice-chair': 'Vice-chair', organisation: 'Organisation', publicity: 'Publicity', finance: 'Finance', rights: 'Rights', women: 'Women', member: 'Member' }, head: 'Head', save2: 'Save the posts', cancel: 'Cancel',
    },
    formality: { needed: 'needed', title: 'Formalities', detail: 'Done outside this system; note each when it is done.' },
    record: { title: 'Record an election', detail: 'Held and approved elsewhere: on record, so that the next one is not forgotten.', unit: 'Union', years: 'Term', yearsOf: (years) => `${years} years`, electedOn: 'Elected on', people: 'Committee', person: 'Find by name', chair: 'Chair', ok: 'Record', remove: 'Remove', postpone: 'Allow a later election', postponeDetail: (latest) => `Where the election cannot be held in time the union above may allow a later day, half a year later at most: by ${latest}.`, postponeTo: 'Until', end: 'End the office', endOf: (name) => `End the office of ${name}`, endDetail: 'From today on; the history stays.' },
  },
})
