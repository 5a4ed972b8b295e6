import { defineMessages } from '@guildhall/ui'

/** What the deeds of the audit log are called; a deed without a name here is shown as it is written there. */
export const deeds = defineMessages({
  zh: {
    'accounts.create': '建账号', 'accounts.disable': '停用账号', 'accounts.enable': '启用账号', 'accounts.reset-password': '重置密码', 'accounts.reset-totp': '重置验证器', 'accounts.unlock': '解锁账号', 'accounts.hand-over': '交接岗位',
    'roles.grant': '授予身份', 'roles.end': '结束身份', 'login.with-password': '密码登录', 'login.with-code': '验证码登录', 'login.refused': '登录被拒', 'login.change-password': '换密码', 'login.demo': '演示登录',
    'desk.start': '开始代办', 'phone-change.request': '申请换号', 'phone-change.decide': '处理换号', 'people.create': '登记一个人', 'people.edit': '改登记', 'people.edit-own': '本人改登记', 'people.reveal': '查看明文', 'people.set-real-name': '实名登记', 'people.merge': '合并登记', 'people.undo-merge': '撤回合并', 'people.keep-apart': '认定是两个人', 'people.export': '导出个人资料',
    'units.create': '新建单位', 'units.edit': '改单位资料', 'units.rename': '单位改名', 'units.move': '要求换上级', 'units.moved': '单位换了上级', 'units.dissolve': '撤销单位', 'units.import': '导入单位', 'imports.undo': '撤回导入', 'imports.run': '导入文件',
    'occupations.create': '加工种', 'occupations.add-synonym': '加一个说法', 'occupations.remove-synonym': '删一个说法', 'calendar.set-day': '设工作日', 'calendar.remove-day': '撤销单独设的日子', 'jobs.retry': '重新执行任务', 'jobs.cancel': '取消任务', 'installation.init': '安装系统',
    'training.answer-opinion': '回答意见', 'training.ask-opinions': '征集意见', 'training.close-opinions': '收口意见', 'training.reply-opinion': '答复意见', 'training.draft-class': '做方案', 'training.edit-class': '改方案', 'training.delete-draft': '删草稿', 'training.publish-class': '公告班级',
    'training.cancel-class': '取消班级', 'training.reschedule-session': '改课次', 'training.cancel-enrolment': '退出班级', 'training.enrol-workers': '名单报名', 'training.remove-enrolment': '移出学员', 'training.decide-leave': '批请假', 'training.enter-sign-in-sheet': '录签到表', 'training.correct-attendance': '改签到', 'training.set-leave-rule': '改请假规则',
    'training.submit-results': '交成绩', 'training.confirm-results': '确认成绩，发证', 'training.return-results': '退回成绩', 'training.revoke-certificate': '撤销证书', 'training.renew-certificate': '换发证书', 'training.set-certificate-series': '改证书编号规则', 'lists.export': '导出清单', 'lists.export-refused': '没有导出', 'lists.download-export': '下载导出的表格', 'training.enter-paper-evaluation': '录纸质评价',
    'training.create-trainer': '登记教师', 'training.edit-trainer': '改教师', 'training.create-venue': '登记场地', 'training.edit-venue': '改场地',
  },
  en: {
    'accounts.create': 'Made an account', 'accounts.disable': 'Disabled an account', 'accounts.enable': 'Enabled an account', 'accounts.reset-password': 'Reset a password', 'accounts.reset-totp': 'Reset an authenticator', 'accounts.unlock': 'Unlocked an account', 'accounts.hand-over': 'Handed roles over',
    'roles.grant': 'Granted a role', 'roles.end': 'Ended a role', 'login.with-password': 'Logged in by password', 'login.with-code': 'Logged in by code', 'login.refused': 'Login refused', 'login.change-password': 'Changed the password', 'login.demo': 'Demo login',
    'desk.start': 'Began an assisted session', 'phone-change.request': 'Asked for a new number', 'phone-change.decide': 'Decided a new number', 'people.create': 'Added a person', 'people.edit': 'Corrected a person', 'people.edit-own': 'Corrected own record', 'people.reveal': 'Read in clear', 'people.set-real-name': 'Recorded the real name', 'people.merge': 'Merged two records', 'people.undo-merge': 'Took a merge back', 'people.keep-apart': 'Kept two records apart', 'people.export': 'Exported personal data',
    'units.create': 'Made a unit', 'units.edit': 'Corrected a unit', 'units.rename': 'Renamed a unit', 'units.move': 'Asked to move a unit', 'units.moved': 'Moved a unit', 'units.dissolve': 'Dissolved a unit', 'units.import': 'Imported units', 'imports.undo': 'Took an import back', 'imports.run': 'Imported a file',
    'occupations.create': 'Added an occupation', 'occupations.add-synonym': 'Added a word', 'occupations.remove-synonym': 'Removed a word', 'calendar.set-day': 'Set a working day', 'calendar.remove-day': 'Took a set day back', 'jobs.retry': 'Ran a job again', 'jobs.cancel': 'Cancelled a job', 'installation.init': 'Installed the system',
    'training.answer-opinion': 'Answered a plan', 'training.ask-opinions': 'Asked for opinions', 'training.close-opinions': 'Closed opinions', 'training.reply-opinion': 'Replied to an opinion', 'training.draft-class': 'Drafted a plan', 'training.edit-class': 'Changed a plan', 'training.delete-draft': 'Deleted a draft', 'training.publish-class': 'Published a class',
    'training.cancel-class': 'Cancelled a class', 'training.reschedule-session': 'Moved a lesson', 'training.cancel-enrolment': 'Left a class', 'training.enrol-workers': 'Enrolled a list', 'training.remove-enrolment': 'Removed a learner', 'training.decide-leave': 'Decided leave', 'training.enter-sign-in-sheet': 'Entered a sheet', 'training.correct-attendance': 'Corrected attendance', 'training.set-leave-rule': 'Changed the leave rule',
    'training.submit-results': 'Submitted results', 'training.confirm-results': 'Confirmed, issued', 'training.return-results': 'Returned results', 'training.revoke-certificate': 'Revoked a certificate', 'training.renew-certificate': 'Renewed a certificate', 'training.set-certificate-series': 'Changed the series', 'lists.export': 'Exported a list', 'lists.export-refused': 'Refused an export', 'lists.download-export': 'Fetched an export', 'training.enter-paper-evaluation': 'Entered a paper form',
    'training.create-trainer': 'Registered a trainer', 'training.edit-trainer': 'Changed a trainer', 'training.create-venue': 'Registered a venue', 'training.edit-venue': 'Changed a venue',
  },
})

export function deedName(text: Readonly<Record<string, unknown>>, action: string): string {
  const name = text[action]
  return typeof name === 'string' ? name : action
}
