import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    dot: '·', columns: '列', usual: '恢复默认', dense: '紧凑', export: '导出', clear: '清掉筛选', clearChosen: '不选了', chooseAll: '全选这一页', choose: (name: string) => `选${name}`,
    chosen: (count: number) => `选了 ${count} 条`, exportChosen: (count: number) => `导出这 ${count} 条`,
    views: { label: '视图', all: '全部', changed: '改过', unsaved: '没存的视图', save: '存成视图', update: (name: string) => `把现在的样子存进「${name}」`, manage: '管理视图', shared: (by: string) => `${by} 共享`, sharedOwn: '已共享', begins: '打开时用' },
    save: { title: '存成视图', name: '叫什么', hint: '筛选、排序、列和行距都存下来，地址也可以直接发给同事。', share: '本单位的人都能用', begin: '以后打开就用它', ok: '存下', cancel: '不存了' },
    manage: { title: '管理视图', name: '名字', share: '共享', begin: '打开时用', remove: '删除', removeOf: (name: string) => `删除「${name}」`, nameOf: (name: string) => `「${name}」的名字`, shareOf: (name: string) => `共享「${name}」`, beginOf: (name: string) => `打开时用「${name}」`, ok: '好了', none: '还没有存过视图', of: (by: string) => `${by} 的` },
    ask: { title: (list: string) => `导出${list}`, which: '导出哪些', all: '筛选出来的全部', allOf: (count: string) => `筛选出来的全部，${count} 条`, chosen: (count: number) => `选中的 ${count} 条`, columns: (count: number) => `现在显示的 ${count} 列，顺序也一样`, why: '导出去做什么用', whyHint: '至少两个字', hint: '表格背景和每页都有你的单位、姓名和时间，姓名、电话仍然遮住；原因和条数记入审计。文件留 72 小时。', ok: '开始导出', cancel: '不导出了', close: '关上' },
    job: { title: (list: string) => `导出${list}`, waiting: '排队', running: (done: string) => `写了 ${done} 条`, runningOf: (done: string, total: string) => `写了 ${done} 条，共 ${total} 条`, ready: (rows: string, until: string) => `${rows} 条，留到 ${until}`, refused: '没有导出', failed: '没有导出成，可以再试一次', cancelled: '已取消', expired: '过了 72 小时，文件已删除', download: '下载', cancel: '取消', cancelling: '正在停', retry: '再试一次', leave: '可以关上这里去做别的，导好了会有消息。', all: '我的导出' },
    exports: { title: '我的导出', detail: '导出的表格留 72 小时，到时自动删除。', empty: '还没有导出过', emptyNext: '在清单页右上角按「导出」。', why: (reason: string) => `用途：${reason}` },
    lists: {
      'training.needs': '培训需求', 'training.plans': '培训方案', 'training.classes': '班级', 'training.certificates': '证书', 'training.trainers': '教师', 'training.venues': '场地', 'training.templates': '班型', 'training.courses': '课程评价',
      'registry.people': '人员', 'registry.members': '会员', 'registry.units': '组织', 'coverage.employers': '建会覆盖', 'registry.accounts': '账号', 'membership.applications': '入会申请', 'platform.audit': '审计日志', 'window.cases': '窗口办件', 'registry.terms': '任期与换届', 'founding.foundings': '建会事项', 'venues.positions': '服务阵地', 'lectures.lecturers': '宣讲团讲师', 'lectures.lectures': '点单课程', 'lectures.orders': '点单', 'childcare.classes': '托管班', 'library.books': '电子书',
    },
  },
  en: {
    dot: ' · ', columns: 'Columns', usual: 'Back to usual', dense: 'Dense', export: 'Export', clear: 'Clear the filters', clearChosen: 'Choose none', chooseAll: 'Choose all on this page', choose: (name) => `Choose ${name}`,
    chosen: (count) => `${count} chosen`, exportChosen: (count) => `Export these ${count}`,
    views: { label: 'View', all: 'Everything', changed: 'changed', unsaved: 'Not saved', save: 'Save as a view', update: (name) => `Keep this in “${name}”`, manage: 'Manage views', shared: (by) => `shared by ${by}`, sharedOwn: 'shared', begins: 'opens first' },
    save: { title: 'Save as a view', name: 'Its name', hint: 'Filters, order, columns and density are kept. The address can also be sent to a colleague.', share: 'Everybody in my unit may use it', begin: 'Begin with it from now on', ok: 'Save', cancel: 'Cancel' },
    manage: { title: 'Manage views', name: 'Name', share: 'Shared', begin: 'Opens first', remove: 'Delete', removeOf: (name) => `Delete “${name}”`, nameOf: (name) => `Name of “${name}”`, shareOf: (name) => `Share “${name}”`, beginOf: (name) => `Begin with “${name}”`, ok: 'Done', none: 'No views saved yet', of: (by) => `by ${by}` },
    ask: { title: (list) => `Export ${list}`, which: 'Which rows', all: 'All that the filters find', allOf: (count) => `All that the filters find: ${count}`, chosen: (count) => `The ${count} chosen`, columns: (count) => `The ${count} columns shown now, in the same order`, why: 'What for', whyHint: 'At least two characters', hint: 'The background and every page carry your unit, name and the time; names and phones stay masked. The reason and the number of rows go into the audit log. The file is kept for 72 hours.', ok: 'Begin', cancel: 'Cancel', close: 'Close' },
    job: { title: (list) => `Exporting ${list}`, waiting: 'Waiting', running: (done) => `${done} rows written`, runningOf: (done, total) => `${done} of ${total} rows written`, ready: (rows, until) => `${rows} rows, kept until ${until}`, refused: 'Not exported', failed: 'It did not work; try again', cancelled: 'Cancelled', expired: 'The 72 hours are over and the file is gone', download: 'Download', cancel: 'Cancel', cancelling: 'Stopping', retry: 'Try again', leave: 'You can close this; a notice tells you when it is ready.', all: 'My exports' },
    exports: { title: 'My exports', detail: 'Workbooks are kept for 72 hours and then deleted.', empty: 'Nothing exported yet', emptyNext: 'Press “Export” at the top of a list.', why: (reason) => `For: ${reason}` },
    lists: {
      'training.needs': 'training needs', 'training.plans': 'training plans', 'training.classes': 'classes', 'training.certificates': 'certificates', 'training.trainers': 'trainers', 'training.venues': 'venues', 'training.templates': 'class templates', 'training.courses': 'courses',
      'registry.people': 'people', 'registry.members': 'members', 'registry.units': 'units', 'coverage.employers': 'union coverage', 'registry.accounts': 'accounts', 'membership.applications': 'applications', 'platform.audit': 'the audit log', 'window.cases': 'cases at the window', 'registry.terms': 'terms and elections', 'founding.foundings': 'foundings of unions', 'venues.positions': 'service positions', 'lectures.lecturers': 'lecturers', 'lectures.lectures': 'lectures', 'lectures.orders': 'orders of lectures', 'childcare.classes': 'holiday classes', 'library.books': 'e-books',
    },
  },
})
