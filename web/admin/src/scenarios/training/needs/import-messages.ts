import { defineMessages } from '@guildhall/ui'

export const importMessages = defineMessages({
  zh: {
    title: '导入表格', detail: '先看懂、再写入：每一行认成了什么、改了什么、为什么退回，看清楚再确认。',
    kinds: { units: '组织台账', members: '会员花名册', needs: '培训需求', trainers: '培训教师', venues: '培训场地', classes: '往期班级', evaluations: '纸质评价' },
    steps: { choose: '选文件', preview: '看结果', done: '已写入' }, kind: '这是什么表', file: 'xlsx 或 csv，一次最多 100,000 行', drop: '把文件拖到这里，或者点一下选择', reading: '正在逐行看懂', writing: '正在写入', wait: '可以先去做别的，回到这页还能接着看', sending: '正在上传…',
    rowsDone: (done: string, total: string) => `已写 ${done} 行，共 ${total} 行。可以先去做别的，回到这页还能接着看`, cancel: '停下', cancelling: '正在停下', stopped: '没有做完', cancelled: '已经停下，什么都没有写入。', writeAgain: '重新写入', readAgain: '重新读取', failed: '没做完就断了，什么都没有写入。可以再试一次；还不行请告诉系统管理员。', tryAgain: '再试一次', refused: '这个文件导入不了',
    drafts: '还没写入的文件', draftsHint: '文件加密保存一天，只有您看得到。', goOn: '接着看', discard: '不要了', unconfirmed: '等您确认', writingShort: '写入中', lapsed: '文件只保留一天，要写入请重新上传。', undone: '这次导入已经撤回。',
    read: '读到', accepted: '能导入', repaired: '自动修正', warned: '要留意', rejected: '退回', rows: '行', created: '新写入', known: '原来就有', times: '处',
    nothingYet: '还没有写入任何内容', confirm: (count: string) => `写入这 ${count} 行`, other: '换个文件', another: '再导入一份', toNeeds: '看这些需求', nothing: '没有能导入的行，请按下面的原因改好再来。',
    unitsFirst: '先导入组织，再导入会员', unitsFirstWhy: '大多数行退回是同一个原因：花名册里的单位还没有登记，会员没有地方可放。也可能这些单位不归您管。', unitsFirstNow: '请先导入组织台账，再把这份花名册原样导入一次，不用逐行改。', unitsFirstAsk: '请管组织的同事先导入组织台账，再把这份花名册原样导入一次，不用逐行改。', bringUnits: '去导入组织台账',
    tabs: { rejected: '退回的行', repaired: '修正的内容', warned: '要留意的行' }, columns: { sheet: '工作表', row: '行', column: '列', why: '原因和怎么办', what: '修正', change: '原来 → 现在' },
    download: '下载退回的行', downloadHint: '表里逐行写明原因，改好可以直接再导入', firstOnly: (shown: string) => `这里只列前 ${shown} 行，下载的表里是全的。`, none: '没有', leftOut: (sheets: string) => `没有读这些工作表：${sheets}。它们是隐藏的，或者找不到认得的表头；里面要是有数据，请改好表头再传一次。`, doneTitle: (count: string) => `写进去 ${count} 行`, doneSame: '这份表以前导入过，没有重复写入。',
    history: '导入过的文件', undo: '撤回', undoTitle: '撤回这次导入？', undoHint: '这次写入的内容会整批删掉。已经有人在用（比如排进了方案）就撤不了。', states: { previewed: '只看过', done: '已写入', undone: '已撤回' }, historyEmpty: '还没有导入过文件', historyColumns: { file: '文件', kind: '表', state: '状态', when: '时间', counts: '读到 / 写入 / 退回' }, report: '看结果',
  },
  en: {
    title: 'Import a spreadsheet', detail: 'Understood first, written after: see what each row means, what was repaired and what was turned away, then confirm.',
    kinds: { units: 'Units', members: 'Member rosters', needs: 'Needs', trainers: 'Trainers', venues: 'Venues', classes: 'Past classes', evaluations: 'Paper evaluations' },
    steps: { choose: 'Choose', preview: 'Look', done: 'Written' }, kind: 'What it is', file: 'xlsx or csv, at most 100,000 rows at once', drop: 'Drop the file here, or press to choose one', reading: 'Reading row by row', writing: 'Writing', wait: 'You may go on with something else and come back to this page', sending: 'Uploading…',
    rowsDone: (done, total) => `${done} of ${total} rows written. You may go on with something else and come back to this page`, cancel: 'Stop', cancelling: 'Stopping', stopped: 'Not finished', cancelled: 'Stopped; nothing was written.', writeAgain: 'Write again', readAgain: 'Read again', failed: 'It broke off before its end and wrote nothing. Try again; if that fails too, tell the system administrator.', tryAgain: 'Try again', refused: 'This file cannot come in',
    drafts: 'Files not written yet', draftsHint: 'Kept encrypted for a day; only you see them.', goOn: 'Go on', discard: 'Discard', unconfirmed: 'Waits for you', writingShort: 'Being written', lapsed: 'A file is kept for one day. Upload it again to write it.', undone: 'This import was taken back.',
    read: 'Read', accepted: 'Sound', repaired: 'Repaired', warned: 'To note', rejected: 'Turned away', rows: 'rows', created: 'New', known: 'Known before', times: '',
    nothingYet: 'Nothing has been written yet', confirm: (count) => `Write these ${count} rows`, other: 'Another file', another: 'Import another', toNeeds: 'See these needs', nothing: 'No row can go in. Correct the file as said below.',
    unitsFirst: 'Bring the units first, then the members', unitsFirstWhy: 'Most rows were turned away for one reason: the units that the roster names are not on record, so its members have no place to go. Or those units are not yours to manage.', unitsFirstNow: 'Import the file of units first, then this roster again as it is; there is no need to correct it row by row.', unitsFirstAsk: 'Ask whoever manages units to import the file of units first, then import this roster again as it is; there is no need to correct it row by row.', bringUnits: 'Import the units',
    tabs: { rejected: 'Turned away', repaired: 'Repaired', warned: 'To note' }, columns: { sheet: 'Sheet', row: 'Row', column: 'Column', why: 'Why, and what to do', what: 'Repair', change: 'Before → after' },
    download: 'Download the rejected rows', downloadHint: 'Each with its reason; correct it and import it again', firstOnly: (shown) => `Only the first ${shown} are listed here; the workbook has all of them.`, none: 'None', leftOut: (sheets) => `These sheets were not read: ${sheets}. They are hidden, or have no header that is understood; if they hold data, correct the header and upload again.`, doneTitle: (count) => `${count} rows written`, doneSame: 'This file had come in before; nothing was written twice.',
    history: 'Files that came in', undo: 'Take back', undoTitle: 'Take this import back?', undoHint: 'All that it wrote is removed. That is not possible once something hangs on it, such as a plan.', states: { previewed: 'Looked at', done: 'Written', undone: 'Taken back' }, historyEmpty: 'No file yet', historyColumns: { file: 'File', kind: 'Kind', state: 'State', when: 'When', counts: 'Read / written / rejected' }, report: 'See the report',
  },
})
