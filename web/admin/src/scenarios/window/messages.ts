import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', dot: '·', none: '—', cancel: '取消', save: '保存', yes: '是', close: '关上',
    state: { preparing: '准备中', reviewing: '预审中', correcting: '补材料', examining: '审查中', approving: '待核准', issuing: '待交付', handed: '待确认', closed: '办结', refused: '未通过', withdrawn: '已撤回' },
    verdict: { waiting: '还没看', accepted: '通过', redo: '要重做' }, delivery: { counter: '到窗口领', post: '邮寄' },
    list: {
      title: '窗口办件', detail: '按期限排，最急的在前。', search: '工会名称或办件编号', anyState: '全部状态', anyItem: '全部事项', open: '在办的', closed: '办完的', all: '全部', assistedOnly: '只看代办', lateOnly: '只看超期', sort: '排序', sorts: { deadline: '最急的在前', newest: '新申请的在前', oldest: '早申请的在前' },
      unit: '申请的工会', number: '编号', item: '事项', stateColumn: '状态', deadline: '这一步期限', counter: '窗口', assisted: '代办', asked: '申请', due: '承诺', decided: '决定', visits: '跑了几次', stars: '评分', overdue: '超期', onTime: '按时', times: (n: number) => `${n} 次`, points: (n: number) => `${n} 分`, quarter: (name: string) => `${name} 决定的`,
      empty: '没有这样的办件', emptyNext: '换个筛选，或在「申请办事」里开一件。', apply: '开一件',
    },
    record: {
      crumb: '窗口办件', assisted: '代办', due: (day: string) => `承诺${day}前办好`, law: (day: string) => `规定时限到${day}`, deadline: (day: string) => `这一步到${day}`, overdue: '超期了', late: '决定晚于承诺',
      asked: '申请了什么', decided: '决定了什么', handed: '交出了什么', registered: '登记的工会法人', timeline: '经过', materials: '材料', follow: '进度链接', followHint: '不用登录就能看进度、评价；发给经办人。', copy: '复制', copied: '复制好了',
      name: '工会名称', seat: '住所', representative: '法定代表人', termUntil: '届期止', approval: '批复文号', reason: '说明', contact: '联系人', address: '收件地址', by: '经办', code: '统一社会信用代码', validUntil: '有效期至', number: '证书编号', cancelledOn: (day: string) => `${day}注销`,
      outcome: { granted: '准予', refused: '不予' }, opinion: '审查意见', examinedBy: '审查', approvedBy: '核准', how: '方式', to: '领取人', tracking: '运单号', minutes: '用时', minutesOf: (n: number) => `${n} 分钟`, certificate: '打印证书', credential: '电子凭证', notYet: '还没到这一步', pickFile: '选文件交上来', replaceFile: '重新交', uploading: '正在传', required: '必交', optional: '可不交', attempt: (n: number) => `第 ${n} 次交`, older: '以前交的', openFile: '打开原件', sample: '样例', noFile: '还没交',
      accept: '通过', redo: '退回重做', redoWhy: '哪里不对、怎么改', keys: '选中一份材料后：A 通过，R 退回，↑↓ 换一份', judged: (n: number, all: number) => `看了 ${n} / ${all} 份`, preview: (title: string) => `${title}的内容`, choose: '在左边选一份材料',
      submit: '提交预审', submitAgain: '改好了，再交上去', withdraw: '撤回', edit: '改内容', finish: '结束预审', finishAccept: '都通过了：受理', finishReturn: (n: number) => `退回 ${n} 份`, examine: '写审查意见', approve: '核准', sendBack: '退回审查', handOver: '交付', confirm: '收到了，没问题', typeRating: '代录评价', rated: (n: number) => `评了 ${n} 分`,
      step: { opened: '开件', submit: '提交预审', accept: '受理', return: '退回补材料', propose: '审查通过，待核准', refuse: '不予办理', approve: '核准', 'send-back': '退回审查', 'hand-over': '交付', confirm: '确认收到', lapse: '五个工作日没有回话，视为收到', withdraw: '撤回', escalated: '超期，提醒上级', noted: '备注', assigned: '分派' } as Record<string, string>, system: '系统', onBehalf: '代办',
    },
    ask: {
      withdraw: '撤回这件申请', withdrawDetail: '撤回后要重新申请，已交的材料留档。', examine: '审查', examineDetail: '准予要另一位同事核准才生效；不予要写清原因，申请的工会看得到。', grant: '拟准予', refuse: '不予', opinion: '意见', approve: '核准', approveDetail: '核准后登记生效，证书随即生成，任何人都能核验。', codeTyped: '填统一社会信用代码', codeRange: '从号段发一个', range: '号段', rangeLeft: (code: string) => `下一个 ${code}`, noRange: '没有号段，请填代码，或请管理的同事先加号段。',
      sendBack: '退回审查', sendBackDetail: '写清要补查什么，审查人看得到。', handOver: '交付', how: '怎么交', to: '谁领的', toPost: '收件人', tracking: '运单号', minutes: '当面办了几分钟', rate: '代录评价', rateDetail: '照来访人说的录，记录写明是代录。', words: '怎么说的', stars: '几分', star: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' },
      cancelDetail: '核准后证书撤销并公告，代码不再使用。',
    },
    apply: {
      title: '申请办事', detail: '在网上填、传、改，材料过了再来一趟，或一趟也不用来。', forWhom: '替哪个工会办（代办）', own: '本单位', assisted: (name: string) => `正在替 ${name} 代办，记录会写明`, what: '办什么', where: '到哪个窗口', promise: (n: number) => `${n} 个工作日办好`, withoutVisit: '可以不用来', registered: '现在登记的', goOn: '有一件没办完', goOnLink: '接着办那一件', notNow: '现在不用办', bring: '要准备的材料', basis: '依据', facts: '登记内容', changeHint: '只填变了的', term: '本届届期止', termHint: '证书有效期与届期相同，三年至五年', contact: '联系人', phone: '手机号', phoneHint: '进度和结果发到这个号', delivery: '办好了怎么拿', address: '收件地址', next: '下一步：传材料', missing: '这一项要填', noItems: '还没有可以办的事项', noItemsNext: '上级工会还没有开这个窗口，可以打电话问。', cannot: '这类单位不能登记法人资格', noCounter: '没有窗口办这个', reason: '说明', reasonHints: { obtain: '可不填', change: '什么原因变更', renew: '换届还是到期', replace: '怎么丢的', cancel: '为什么注销', general: '想办什么' }, edit: '改申请内容',
    },
  },
  en: {
    loading: 'Opening', again: 'Try again', dot: ' · ', none: '—', cancel: 'Cancel', save: 'Save', yes: 'yes', close: 'Close',
    state: { preparing: 'Preparing', reviewing: 'In review', correcting: 'To redo', examining: 'Being examined', approving: 'To approve', issuing: 'Ready', handed: 'To confirm', closed: 'Closed', refused: 'Refused', withdrawn: 'Withdrawn' },
    verdict: { waiting: 'Not looked at', accepted: 'Accepted', redo: 'To redo' }, delivery: { counter: 'Collected at the window', post: 'By post' },
    list: {
      title: 'Cases at the window', detail: 'By deadline, the most urgent first.', search: 'Name of the union or number', anyState: 'All states', anyItem: 'All items', open: 'Under way', closed: 'Ended', all: 'All', assistedOnly: 'Assisted only', lateOnly: 'Late only', sort: 'Order', sorts: { deadline: 'Most urgent first', newest: 'Newest first', oldest: 'Oldest first' },
      unit: 'Union', number: 'Number', item: 'Item', stateColumn: 'State', deadline: 'Step due', counter: 'Window', assisted: 'Assisted', asked: 'Asked', due: 'Promised', decided: 'Decided', visits: 'Visits', stars: 'Stars', overdue: 'overdue', onTime: 'on time', times: (n) => String(n), points: (n) => String(n), quarter: (name) => `decided in ${name}`,
      empty: 'No such cases', emptyNext: 'Change the filters, or open one under “Apply”.', apply: 'Open a case',
    },
    record: {
      crumb: 'Cases', assisted: 'assisted', due: (day) => `promised by ${day}`, law: (day) => `the rule allows until ${day}`, deadline: (day) => `this step by ${day}`, overdue: 'Overdue', late: 'Decided after the promise',
      asked: 'What was asked', decided: 'What was decided', handed: 'What was handed out', registered: 'The registered union', timeline: 'History', materials: 'Materials', follow: 'Link to follow', followHint: 'Shows progress and takes a rating, without logging in. For the contact.', copy: 'Copy', copied: 'Copied',
      name: 'Name of the union', seat: 'Seat', representative: 'Legal representative', termUntil: 'Term ends', approval: 'Letter of approval', reason: 'Explanation', contact: 'Contact', address: 'Postal address', by: 'Entered by', code: 'Social credit code', validUntil: 'Valid until', number: 'Certificate', cancelledOn: (day) => `cancelled ${day}`,
      outcome: { granted: 'Granted', refused: 'Refused' }, opinion: 'Opinion', examinedBy: 'Examined', approvedBy: 'Approved', how: 'How', to: 'Taken by', tracking: 'Tracking', minutes: 'Took', minutesOf: (n) => `${n} minutes`, certificate: 'Print the certificate', credential: 'Credential', notYet: 'Not there yet', pickFile: 'Choose a file', replaceFile: 'Hand in anew', uploading: 'Sending', required: 'required', optional: 'optional', attempt: (n) => `attempt ${n}`, older: 'Earlier', openFile: 'Open the file', sample: 'Sample', noFile: 'Nothing handed in',
      accept: 'Accept', redo: 'Send back', redoWhy: 'What is wrong, and how to put it right', keys: 'On a material: A accepts, R sends back, ↑↓ moves', judged: (n, all) => `${n} of ${all} looked at`, preview: (title) => `Contents of ${title}`, choose: 'Choose a material on the left',
      submit: 'Submit for review', submitAgain: 'Redone: submit again', withdraw: 'Withdraw', edit: 'Correct', finish: 'End the review', finishAccept: 'All accepted: take it up', finishReturn: (n) => `Return ${n}`, examine: 'Write the opinion', approve: 'Approve', sendBack: 'Back to the examiner', handOver: 'Hand over', confirm: 'Received, all is well', typeRating: 'Type in a rating', rated: (n) => `rated ${n}`,
      step: { opened: 'Opened', submit: 'Submitted', accept: 'Taken up', return: 'Returned for redoing', propose: 'Examined, to be approved', refuse: 'Refused', approve: 'Approved', 'send-back': 'Back to the examiner', 'hand-over': 'Handed over', confirm: 'Confirmed', lapse: 'No word in five working days: received', withdraw: 'Withdrawn', escalated: 'Overdue: superiors told', noted: 'Note', assigned: 'Assigned' }, system: 'System', onBehalf: 'on their behalf',
    },
    ask: {
      withdraw: 'Withdraw this application', withdrawDetail: 'You would have to apply anew. What was handed in stays on file.', examine: 'Examine', examineDetail: 'Granting takes effect when a colleague approves; a refusal says why, and the union reads it.', grant: 'Propose to grant', refuse: 'Refuse', opinion: 'Opinion', approve: 'Approve', approveDetail: 'The registration takes effect and the certificate is issued; anybody can verify it.', codeTyped: 'Type in the code', codeRange: 'Give one from a range', range: 'Range', rangeLeft: (code) => `next ${code}`, noRange: 'There is no range: type in a code, or ask for a range to be added.',
      sendBack: 'Back to the examiner', sendBackDetail: 'Say what has to be looked into.', handOver: 'Hand over', how: 'How', to: 'Taken by', toPost: 'Addressee', tracking: 'Tracking number', minutes: 'Minutes at the window', rate: 'Type in a rating', rateDetail: 'As the visitor said it; the record says that it was typed in.', words: 'In their words', stars: 'Stars', star: { 1: 'Very poor', 2: 'Poor', 3: 'Fair', 4: 'Good', 5: 'Very good' },
      cancelDetail: 'The certificate is revoked and this is announced; the code is never used again.',
    },
    apply: {
      title: 'Apply', detail: 'Fill in, send and correct online; come once, or not at all.', forWhom: 'For which union (on its behalf)', own: 'My own unit', assisted: (name) => `On behalf of ${name}; the record says so`, what: 'What for', where: 'At which window', promise: (n) => `done in ${n} working days`, withoutVisit: 'No visit needed', registered: 'On record now', goOn: 'One is under way', goOnLink: 'Go on with it', notNow: 'Not needed now', bring: 'What to prepare', basis: 'Basis', facts: 'To be registered', changeHint: 'Only what has changed', term: 'Term ends on', termHint: 'The certificate ends with the term: three to five years', contact: 'Contact', phone: 'Mobile', phoneHint: 'News are sent to this number', delivery: 'How to get it', address: 'Postal address', next: 'Next: materials', missing: 'Needed', noItems: 'Nothing can be asked for yet', noItemsNext: 'The federation above has not opened this window; you may call.', cannot: 'A unit of this kind cannot be registered', noCounter: 'No window does this', reason: 'Explanation', reasonHints: { obtain: 'may stay empty', change: 'why it changes', renew: 're-elected or ending', replace: 'how it was lost', cancel: 'why it is cancelled', general: 'what you need' }, edit: 'Correct the application',
    },
  },
})

export const stateTone = { preparing: 'neutral', reviewing: 'ink', correcting: 'amber', examining: 'ink', approving: 'ink', issuing: 'jade', handed: 'jade', closed: 'jade', refused: 'neutral', withdrawn: 'neutral' } as const
