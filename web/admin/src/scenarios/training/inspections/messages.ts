import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', dot: '·', live: '今天的课', title: '督导', list: '督导项目', listDetail: '督导进课堂看什么。对本单位和下面没有另定的单位有效；已经交的单子不变。',
    late: { 'no-trainer': '没有安排教师', 'not-started': '到点没开课', 'few-here': '到课不到一半', 'register-open': '下课没点完名', 'leave-waiting': '请假没批' },
    drop: { attendance: (before: string, last: string) => `到课从 ${before} 掉到 ${last}`, inspection: (failed: number) => `上次督导 ${failed} 项不合格`, rectification: '正在整改' },
    show: { all: (n: number) => `全部 ${n}`, late: (n: number) => `有耽误 ${n}`, drop: (n: number) => `质量在掉 ${n}` }, nothing: { late: '没有耽误的课。', drop: '没有哪个班的质量在掉。' }, inspect: '督导', inspected: '已督导', seen: (n: number) => `督导 ${n} 次`,
    here: (here: number, seated: number) => `到 ${here} / ${seated}`, phase: { ahead: '还没开始', on: '上课中', over: '下课了' }, refreshed: (time: string) => `${time} 的情况，10 秒更新一次`, noTrainer: '没有教师', onTime: '没有耽误',
    pass: '合格', fail: '不合格', item: (n: number) => `第 ${n} 项`, note: '看到了什么（必填）', noteOptional: '补一句（可不填）', photo: '拍照', photoAgain: '换一张', photoOf: (words: string) => `「${words}」的照片`, removePhoto: '不要照片', noPhoto: '这张照片读不出来，请换 JPG 或 PNG。',
    progress: (done: number, all: number) => `看了 ${done} 项，共 ${all} 项`, kept: '填的都存在这台手机上，没网也不会丢。', keptNoPhotos: '照片存不下了，只存了文字；请在有网的地方再拍。', submit: '交督导单', submitBad: (n: number) => `交督导单，${n} 项要整改`, offline: '现在没有网。单子存着，有网了再交。', missing: (n: number) => `还有 ${n} 项没看`, missingNote: '不合格的要写看到了什么',
    done: '交上去了', doneGood: '都合格，谢谢。', doneBad: (n: number) => `${n} 项不合格，已经转成整改，班主任收到通知了。`, sendingPhotos: (left: number) => `还有 ${left} 张照片在传，先别关`, photosFailed: (left: number) => `${left} 张照片没传上去`, toCase: '看整改', given: '这节课你已经交过督导单。',
    past: '这个班的督导记录', noPast: '还没有人督导过这个班。', pastRow: (seq: number, here: number, seated: number) => `第 ${seq} 次课，到 ${here} / ${seated}`, allGood: '都合格', bad: (n: number) => `${n} 项不合格`, readOnly: '你可以看；交督导单要有督导的权限。',
    from: { own: '用的是本单位自己的项目', above: (unit: string) => `用的是上级（${unit}）的项目，改了就成了本单位自己的`, usual: '用的是系统自带的项目，改了就成了本单位自己的' }, words: (n: number) => `第 ${n} 项看什么`, add: '加一项', remove: (n: number) => `删除第 ${n} 项`, up: (n: number) => `第 ${n} 项上移`, down: (n: number) => `第 ${n} 项下移`, save: '保存', saved: '存好了', editList: '督导项目',
  },
  en: {
    loading: 'Opening', again: 'Try again', dot: ' · ', live: 'Lessons today', title: 'Inspection', list: 'Checklist', listDetail: 'What supervisors look at. For your unit and those below without a list of their own; lists handed in stay as they are.',
    late: { 'no-trainer': 'no trainer', 'not-started': 'not begun', 'few-here': 'less than half here', 'register-open': 'register not closed', 'leave-waiting': 'leave undecided' },
    drop: { attendance: (before: string, last: string) => `attendance fell from ${before} to ${last}`, inspection: (failed: number) => `${failed} found at the last inspection`, rectification: 'being put right' },
    show: { all: (n: number) => `All ${n}`, late: (n: number) => `Late ${n}`, drop: (n: number) => `Quality drops ${n}` }, nothing: { late: 'Nothing is late.', drop: 'Quality drops nowhere.' }, inspect: 'Inspect', inspected: 'Inspected', seen: (n: number) => `${n} inspections`,
    here: (here: number, seated: number) => `${here} of ${seated} here`, phase: { ahead: 'Not begun', on: 'On', over: 'Over' }, refreshed: (time: string) => `As of ${time}; refreshes every 10 seconds`, noTrainer: 'no trainer', onTime: 'nothing late',
    pass: 'In order', fail: 'Not in order', item: (n: number) => `Item ${n}`, note: 'What did you see (required)', noteOptional: 'Add a line (optional)', photo: 'Photo', photoAgain: 'Another photo', photoOf: (words: string) => `Photo of “${words}”`, removePhoto: 'No photo', noPhoto: 'This photo cannot be read. Choose a JPEG or PNG.',
    progress: (done: number, all: number) => `${done} of ${all} looked at`, kept: 'All of it is kept on this phone, also without a network.', keptNoPhotos: 'There is no room for the photos, only words are kept. Take them again where there is a network.', submit: 'Hand in', submitBad: (n: number) => `Hand in, ${n} to be put right`, offline: 'No network now. The list is kept; hand it in when there is one.', missing: (n: number) => `${n} not looked at yet`, missingNote: 'Say what you saw where it is not in order',
    done: 'Handed in', doneGood: 'All in order, thank you.', doneBad: (n: number) => `${n} not in order: it is to be put right, and the head of class was told.`, sendingPhotos: (left: number) => `${left} photos are still being sent, stay here`, photosFailed: (left: number) => `${left} photos were not sent`, toCase: 'See the rectification', given: 'You have handed in a list for this lesson.',
    past: 'Inspections of this class', noPast: 'Nobody has inspected this class.', pastRow: (seq: number, here: number, seated: number) => `Lesson ${seq}, ${here} of ${seated} here`, allGood: 'all in order', bad: (n: number) => `${n} not in order`, readOnly: 'You may look; handing in takes the right to inspect.',
    from: { own: 'Your unit has a list of its own', above: (unit: string) => `The list of ${unit}, above; changed, it becomes your own`, usual: 'The usual list; changed, it becomes your own' }, words: (n: number) => `Item ${n}: what is looked at`, add: 'Add an item', remove: (n: number) => `Delete item ${n}`, up: (n: number) => `Move item ${n} up`, down: (n: number) => `Move item ${n} down`, save: 'Save', saved: 'Saved', editList: 'Checklist',
  },
})
