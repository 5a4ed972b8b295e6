import { refusals } from '@guildhall/contract'
import { defineMessages } from '@guildhall/ui'

/** What the jobs are called; one without a name here is shown as it is written in the program. */
export const jobNames = defineMessages({
  zh: {
    'platform.send-text': '发短信', 'platform.sweep': '清理旧记录', 'registry.sweep-logins': '清理登录记录', 'registry.move-unit': '单位换上级', 'registry.change-units': '合并、分立、撤销、批量转会', 'imports.take-in': '导入表格', 'imports.sweep-drafts': '清理没写入的文件',
    'training.run-classes': '班级开课、结课', 'training.remind-lessons': '提醒上课', 'training.tell-of-moved-lesson': '通知调课', 'training.tell-of-cancelled-class': '通知停班', 'training.count-figures': '算指标',
    'training.close-opinion-rounds': '收口意见', 'training.invite-evaluators': '邀请评价', 'training.invite-forgotten-evaluators': '补发评价邀请', 'training.follow-up': '半年回访', 'coverage.hand-over': '移交建会跟进', 'coverage.follow-hand-over': '移交建会跟进（跟进）', 'coverage.follow-founding-applied': '建会申请提交后改跟进情况', 'coverage.follow-founding-sent-back': '建会申请退回后改跟进情况', 'coverage.follow-founding-withdrawn': '建会申请撤回后改跟进情况', 'registry.erase-people': '删除个人信息', 'training.hand-over-work': '交接待办', 'training.follow-hand-over': '交接待办（跟进）',
  },
  en: {
    'platform.send-text': 'Send a text message', 'platform.sweep': 'Sweep old records', 'registry.sweep-logins': 'Sweep old logins', 'registry.move-unit': 'Move a unit', 'registry.change-units': 'Merge, split, dissolve, transfer', 'imports.take-in': 'Import a file', 'imports.sweep-drafts': 'Sweep files not written',
    'training.run-classes': 'Begin and end classes', 'training.remind-lessons': 'Remind of lessons', 'training.tell-of-moved-lesson': 'Tell of a moved lesson', 'training.tell-of-cancelled-class': 'Tell of a cancelled class', 'training.count-figures': 'Count figures',
    'training.close-opinion-rounds': 'Close opinions', 'training.invite-evaluators': 'Invite evaluations', 'training.invite-forgotten-evaluators': 'Invite those forgotten', 'training.follow-up': 'Ask half a year later', 'coverage.hand-over': 'Hand employers over', 'coverage.follow-hand-over': 'Hand employers over (follow-up)', 'coverage.follow-founding-applied': 'Follow up: founding applied for', 'coverage.follow-founding-sent-back': 'Follow up: founding sent back', 'coverage.follow-founding-withdrawn': 'Follow up: founding withdrawn', 'registry.erase-people': 'Erase people who asked', 'training.hand-over-work': 'Hand work over', 'training.follow-hand-over': 'Hand work over (follow-up)',
  },
})

export function jobName(text: Readonly<Record<string, unknown>>, name: string): string {
  const known = text[name]
  return typeof known === 'string' ? known : name
}

/** Why a job failed: a refusal in its own words, anything else as the program said it. */
export function failureWords(message: string, language: 'zh' | 'en'): string {
  const [code] = /[a-z-]+\.[a-z-]+$/.exec(message) ?? []
  const refusal = code !== undefined && Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : undefined
  return refusal ? refusal[language] : message
}
