import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在取评价表', again: '再试一次', dot: '·', title: '评价表', detail: '班上完课，学员和定制企业答什么。前三题和最后一题各处都一样，好让班和班能比。',
    state: { own: (unit: string) => `现在用的是${unit}自己的表`, above: (unit: string) => `现在用的是上级（${unit}）的表`, usual: '现在用的是系统自带的表' }, unsaved: '有改动没存', changed: '草稿还没发布',
    save: '存草稿', saved: '草稿存好了', publish: '发布', publishTitle: '发布新的一版？', publishDetail: '从现在起，本单位和下级没有自己评价表的单位，新打开的评价都用这一版。已经交的、纸上印好的旧版照样算数。',
    inherit: '不用自己的表', inheritTitle: '不用自己的表了？', inheritDetail: '本单位的班改用上级的表（上级没有就用系统自带的）。草稿和旧版都留着，随时可以再发布。', confirm: '确定',
    fixed: '各处都问，不能改', add: '加一题', addKind: { rating: '打分题', choice: '选择题', text: '填写题' }, kinds: { rating: '打分', choice: '选择', text: '填写' }, edit: (n: number) => `改第 ${n} 题`, close: '收起', up: (n: number) => `第 ${n} 题上移`, down: (n: number) => `第 ${n} 题下移`, remove: (n: number) => `删除第 ${n} 题`,
    kind: '题型', label: '怎么问', english: '英文（可不填）', section: '从这题起的小标题（可不填）', required: '必答', optional: '选答', multiple: '可选几个', who: '问谁', everybody: '都问', only: { worker: '只问职工', enterprise: '只问企业' },
    when: '什么时候问', always: '都问', whenQuestion: (n: number, label: string) => `看第 ${n} 题：${label}`, whenIs: '答了哪些才问', orMore: '或', ifAnswered: (n: number, said: string) => `第 ${n} 题答了 ${said} 才问`,
    options: '选项', option: (n: number) => `第 ${n} 项`, addOption: '加一项', removeOption: (n: number) => `删除第 ${n} 项`, needsWords: '这题还没写怎么问，或有空着的选项', most: '一张表最多 20 道自己的题',
    flaw: { 'looks-ahead': '只能看前面的题，请往下移或换一题', 'looks-at-words': '填写题的答案没法预先知道，请换一题', 'no-such-answer': '看的那道题没有这个答案，请重选', 'few-options': '选择题至少要两项', twice: '这道题出现了两次' },
    preview: '手机上的样子', previewAs: '看谁的', restart: '从头看', before: '上一题', next: '下一题', skip: '没有要说的', end: '答完了', step: (at: number, of: number) => `第 ${at} 题，共 ${of} 题`, several: '可以选几个。', score: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' }, kindOf: { worker: '职工', enterprise: '企业' },
    versions: '发布过的版本', noVersions: '本单位还没有发布过自己的评价表。', version: (n: number) => `版本 ${n}`, versionFacts: (questions: number, submissions: number) => `${questions} 题，收到 ${submissions} 份`, look: '看看', readOnly: '你可以看，改要有发布培训方案的权限。',
  },
  en: {
    loading: 'Fetching the form', again: 'Try again', dot: ' · ', title: 'Evaluation form', detail: 'What workers and enterprises answer after a class. The first three questions and the last are the same everywhere, so that classes can be compared.',
    state: { own: (unit: string) => `${unit} uses a form of its own`, above: (unit: string) => `The form of ${unit}, above, is used`, usual: 'The form that comes with the system is used' }, unsaved: 'Changes are not saved', changed: 'The draft is not published',
    save: 'Save draft', saved: 'Draft saved', publish: 'Publish', publishTitle: 'Publish a new version?', publishDetail: 'From now on whoever opens a form about a class of this unit, or of one below without a form of its own, gets this version. What was handed in, and older versions on paper, still count.',
    inherit: 'Use none of our own', inheritTitle: 'Use no form of your own?', inheritDetail: 'Classes of this unit are judged with the form from above (or the system’s). Draft and versions stay and can be published again.', confirm: 'Yes',
    fixed: 'Asked everywhere; cannot be changed', add: 'Add a question', addKind: { rating: 'Rating', choice: 'Choice', text: 'Words' }, kinds: { rating: 'Rating', choice: 'Choice', text: 'Words' }, edit: (n: number) => `Change question ${n}`, close: 'Fold', up: (n: number) => `Move question ${n} up`, down: (n: number) => `Move question ${n} down`, remove: (n: number) => `Delete question ${n}`,
    kind: 'Kind', label: 'Question', english: 'English (optional)', section: 'Heading from here on (optional)', required: 'Required', optional: 'Optional', multiple: 'Several may be chosen', who: 'Who is asked', everybody: 'Everybody', only: { worker: 'Workers only', enterprise: 'Enterprises only' },
    when: 'When it is asked', always: 'Always', whenQuestion: (n: number, label: string) => `After question ${n}: ${label}`, whenIs: 'If it was answered with', orMore: ' or ', ifAnswered: (n: number, said: string) => `if question ${n} was answered with ${said}`,
    options: 'Options', option: (n: number) => `Option ${n}`, addOption: 'Add an option', removeOption: (n: number) => `Delete option ${n}`, needsWords: 'The question or one of its options has no words yet', most: 'A form takes at most twenty questions of your own',
    flaw: { 'looks-ahead': 'It can only look back: move it down, or choose another question', 'looks-at-words': 'Nobody knows beforehand what is written there: choose another question', 'no-such-answer': 'That question has no such answer: choose again', 'few-options': 'A choice needs two options or more', twice: 'This question is there twice' },
    preview: 'As the phone shows it', previewAs: 'Shown to', restart: 'From the start', before: 'Back', next: 'Next', skip: 'Nothing to add', end: 'All answered', step: (at: number, of: number) => `Question ${at} of ${of}`, several: 'Choose as many as you like.', score: { 1: 'Very poor', 2: 'Poor', 3: 'Fair', 4: 'Good', 5: 'Very good' }, kindOf: { worker: 'Workers', enterprise: 'Enterprises' },
    versions: 'Published versions', noVersions: 'This unit has not published a form of its own.', version: (n: number) => `Version ${n}`, versionFacts: (questions: number, submissions: number) => `${questions} questions, ${submissions} forms came in`, look: 'Look', readOnly: 'You may look; changing it takes the right to publish training plans.',
  },
})
