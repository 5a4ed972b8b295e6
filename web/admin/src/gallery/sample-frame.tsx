import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { Award, Building2, CalendarDays, ChartColumn, CheckCheck, Flame, HeartHandshake, Inbox, MapPin, Presentation, Repeat, Scale, Star, UserRoundPlus } from 'lucide-react'
import type { RulerDay } from '@guildhall/ui'
import { ConsoleFrame, type MenuItem } from '@guildhall/ui/console'

const item = (to: string, label: string, icon: MenuItem['icon'], count?: number, urgent = false) => ({ to: `/gallery${to}`, label, icon, count, urgent })

export const sampleToday = '2026-11-20'

/** Calendar days from one to another; Saturdays and Sundays are off. */
export function sampleDays(from: string, to: string): RulerDay[] {
  const days: RulerDay[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const date = new Date(at)
    days.push({ date: date.toISOString().slice(0, 10), working: date.getUTCDay() % 6 !== 0 })
  }
  return days
}

export function sampleRuler(from: string, due: string, label = '时限') {
  return { days: sampleDays(from, due > sampleToday ? due : sampleToday), today: sampleToday, due, label }
}

const groups = [
  { id: 'work', items: [item('/queue', '我的待办', Inbox, 19), item('/done', '办过的', CheckCheck)] },
  { id: 'training', label: '职工培训', items: [item('/demand', '需求清单', Flame, 975), item('/plan', '培训方案', CalendarDays, 1, true), item('/record', '班级', Presentation, 38), item('/stars', '评价', Star)] },
  { id: 'members', label: '会员与组织', items: [item('/join', '入会审核', UserRoundPlus, 5), item('/move', '转会', Repeat, 2), item('/found', '建会', Building2, 1)] },
  { id: 'care', label: '帮扶与维权', items: [item('/care', '困难帮扶', HeartHandshake, 3, true), item('/rights', '维权案件', Scale, 1)] },
  { id: 'places', label: '阵地', items: [item('/places', '服务阵地', MapPin), item('/reports', '统计报表', ChartColumn), item('', '组件', Award)] },
]

export function SampleFrame({ active, children }: { active: string; children: ReactNode }) {
  const ignore = () => undefined
  return (
    <ConsoleFrame
      text={{ brand: '数智工会', skip: '跳到正文', menu: '菜单', openMenu: '打开菜单', closeMenu: '收起菜单', search: '搜人、单位、班级、编号', searchKey: 'Ctrl K', inbox: '消息', language: 'EN', switchUnit: '换个单位', account: '我' }}
      Link={Link} home="/gallery"
      groups={groups.map((group) => ({ ...group, items: group.items.map((entry) => ({ ...entry, active: entry.to === `/gallery${active}` })) }))}
      footnotes={['按你的权限显示 11 项', '演示环境，人物单位均为虚构']}
      unit={{ name: '青澜县总工会', role: '培训科·科员' }}
      units={[{ id: 'a', label: '青澜县总工会', detail: '培训科·科员', selected: true, onChoose: ignore }, { id: 'b', label: '新桥镇总工会', detail: '兼职副主席', selected: false, onChoose: ignore }]}
      onSearch={ignore} inbox={{ unread: 3, to: '/gallery/inbox' }} onLanguage={ignore}
      me={{ name: '许知遥', choices: [{ id: 'out', label: '退出登录', onChoose: ignore }] }}
    >
      {children}
    </ConsoleFrame>
  )
}
