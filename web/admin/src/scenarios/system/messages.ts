import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', dot: '·',
    states: { active: '正常', disabled: '已停用', locked: '已锁定' },
    accounts: {
      title: '账号与身份', detail: '建账号归系统管理员，给身份归安全管理员，看日志归审计管理员，三个人分开。', create: '建账号', all: '全部', active: '正常', disabled: '已停用', name: '姓名', login: '用户名', unit: '单位', roles: '身份', last: '最近登录', never: '没登录过', state: '状态', empty: '没有账号', emptyNext: '建一个，再请安全管理员给身份。', noRole: '还没有身份', phone: '手机号（可不填）',
      loginHint: '小写字母开头，3 到 40 位', created: '账号建好了', once: '这个一次性密码只显示这一次，请当面交给本人；第一次登录要换掉，并绑定验证器。', copy: '复制', done: '记下了', totp: '验证器', enrolled: '已绑定', notEnrolled: '没绑定', temporary: '密码要换', createdAt: '建立', crumbs: '账号与身份',
      disable: '停用', enable: '启用', resetPassword: '重置密码', resetTotp: '重置验证器', unlock: '解锁', handOver: '交接岗位', grant: '给身份', end: '结束', until: (day: string) => `到 ${day}`, from: (day: string) => `${day} 起`, forEver: '长期', ended: '已结束', role: '身份', atUnit: '在哪个单位', untilDay: '到哪天（不填为长期）', to: '交给谁', on: '从哪天起',
      disableDetail: '马上不能登录，已登录的会退出。身份和办过的事都留着。', enableDetail: '可以重新登录。', resetPasswordDetail: '给一个一次性密码，验证器不变。', resetTotpDetail: '下次登录重新扫码绑定。请先核对是本人。', unlockDetail: '取消因为输错太多次的锁定。', handOverDetail: '这个人的所有身份从这天起交给另一个账号，待办一起过去。', grantDetail: '管得到这个单位和它下面的单位。', endDetail: '身份结束后看不到这个单位的事，办过的记录留着。', history: '身份', noHistory: '还没有给过身份。', noHistoryNext: '没有身份登录不了。', confirm: '确定', managedElsewhere: '你现在的身份只能看。',
    },
    audit: {
      title: '审计日志', detail: '只能看，谁都改不了。每一条按指纹一条扣一条，改过就对不上。', action: '办了什么', anyAction: '全部', from: '从', to: '到', subject: '对象', subjectHint: '如 person:编号', empty: '没有这样的记录', emptyNext: '换个时间或条件。', when: '时间', who: '谁', role: '身份', why: '原因', details: '详情', behalf: '代办', system: '系统', public: '没登录的人', chain: '链条核对', intact: '完整', broken: '对不上', lanes: (entries: string) => `核对了 ${entries} 条`, checking: '正在核对', request: '请求编号', clear: '清掉条件', account: '账号',
    },
    jobs: {
      title: '后台任务', detail: '导入、发短信、算指标都在后台做。失败的可以看原因，再来一次。', all: '全部', kinds: { job: '人发起', event: '事件', clock: '定时' }, states: { waiting: '等着', running: '在做', done: '做完', failed: '失败', cancelled: '已取消' }, name: '任务', state: '状态', progress: '进度', attempts: (count: number) => `试了 ${count} 次`, when: '时间', message: '说明', retry: '再来一次', cancel: '取消', cancelling: '正在停', empty: '没有任务', emptyFailed: '没有失败的任务', emptyNext: '一切正常。',
    },
    calendar: {
      title: (year: number) => `${year} 年工作日历`, detail: (until: string) => `时限按工作日算：国务院安排（已知到 ${until}）加这里单独设的日子。`, previous: '上一年', next: '下一年', workday: '上班', holiday: '放假', byHand: '单独设的', name: '叫什么', nameHint: '如：县庆、台风停工', set: '设好', remove: '撤回，按国务院安排', weekdays: '一二三四五六日', month: (month: number) => `${month}月`, chosen: (day: string) => day, now: '现在：', effect: '改了以后，新起的时限按新日历算；已经起的不变。', days: (work: number, off: number) => `全年上班 ${work} 天，休息 ${off} 天`, choose: '点一天可以改', plain: '平常日子', future: '国务院还没公布这一年的安排，先按周末算。',
    },
  },
  en: {
    loading: 'Opening', dot: ' · ',
    states: { active: 'Active', disabled: 'Disabled', locked: 'Locked' },
    accounts: {
      title: 'Accounts and roles', detail: 'The system administrator makes accounts, the security administrator grants roles, the audit administrator reads the log: three people.', create: 'Make an account', all: 'All', active: 'Active', disabled: 'Disabled', name: 'Name', login: 'Login name', unit: 'Unit', roles: 'Roles', last: 'Last login', never: 'never', state: 'State', empty: 'No accounts', emptyNext: 'Make one, then ask the security administrator for a role.', noRole: 'no role yet', phone: 'Phone (optional)',
      loginHint: 'Begins with a small letter, 3 to 40 characters', created: 'The account is made', once: 'This one-time password is shown only now. Hand it to the person; the first login changes it and enrols an authenticator.', copy: 'Copy', done: 'I have noted it', totp: 'Authenticator', enrolled: 'enrolled', notEnrolled: 'not enrolled', temporary: 'password to be changed', createdAt: 'Made', crumbs: 'Accounts and roles',
      disable: 'Disable', enable: 'Enable', resetPassword: 'Reset password', resetTotp: 'Reset authenticator', unlock: 'Unlock', handOver: 'Hand over', grant: 'Grant a role', end: 'End', until: (day) => `until ${day}`, from: (day) => `from ${day}`, forEver: 'open-ended', ended: 'ended', role: 'Role', atUnit: 'At which unit', untilDay: 'Until (empty: open-ended)', to: 'To whom', on: 'From which day',
      disableDetail: 'No login from now on; open sessions end. Roles and deeds stay on record.', enableDetail: 'The account may log in again.', resetPasswordDetail: 'Gives a one-time password; the authenticator stays.', resetTotpDetail: 'The next login enrols a new one. Make sure it is the person.', unlockDetail: 'Lifts the lock after too many wrong guesses.', handOverDetail: 'All roles pass to another account from that day, open work with them.', grantDetail: 'It reaches this unit and all below.', endDetail: 'The unit is out of reach from then on; what was done stays.', history: 'Roles', noHistory: 'No role so far.', noHistoryNext: 'Without one there is no login.', confirm: 'Confirm', managedElsewhere: 'Your present role may only look.',
    },
    audit: {
      title: 'Audit log', detail: 'Nobody can change it: each entry is chained to the one before by its fingerprint.', action: 'Deed', anyAction: 'All', from: 'From', to: 'To', subject: 'Subject', subjectHint: 'such as person:ID', empty: 'No such entries', emptyNext: 'Change the dates or the filter.', when: 'When', who: 'Who', role: 'Role', why: 'Why', details: 'Details', behalf: 'assisted', system: 'the system', public: 'somebody not logged in', chain: 'Chain', intact: 'whole', broken: 'broken', lanes: (entries) => `${entries} entries checked`, checking: 'Checking', request: 'Request', clear: 'Clear', account: 'Account',
    },
    jobs: {
      title: 'Jobs', detail: 'Imports, messages and figures are worked on here. A failed job says why, and can run again.', all: 'All', kinds: { job: 'started by people', event: 'events', clock: 'by the clock' }, states: { waiting: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed', cancelled: 'Cancelled' }, name: 'Job', state: 'State', progress: 'Progress', attempts: (count) => `${count} attempts`, when: 'When', message: 'Message', retry: 'Run again', cancel: 'Cancel', cancelling: 'Stopping', empty: 'No jobs', emptyFailed: 'No failed jobs', emptyNext: 'All is well.',
    },
    calendar: {
      title: (year) => `Working days of ${year}`, detail: (until) => `Deadlines count working days: the State Council’s notice (known until ${until}) and the days set here.`, previous: 'Year before', next: 'Year after', workday: 'Work', holiday: 'Off', byHand: 'Set by hand', name: 'Its name', nameHint: 'such as: typhoon', set: 'Set', remove: 'Take back', weekdays: 'MTWTFSS', month: (month) => ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? '', chosen: (day) => day, now: 'Now: ', effect: 'New deadlines count by the new calendar; those already promised stay.', days: (work, off) => `${work} working days, ${off} off`, choose: 'Choose a day to change it', plain: 'plain day', future: 'The notice for this year is not out; weekends are off.',
    },
  },
})
