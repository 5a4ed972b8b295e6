import { expect, test } from 'vitest'
import type { LucideIcon } from '@guildhall/ui'
import { drawMenu, findActive } from './menu.ts'
import type { ConsolePage } from './page.ts'

const icon = {} as LucideIcon
const load = () => Promise.reject(new Error('a menu opens no page'))
const pages: readonly ConsolePage[] = [
  { path: '/', load, menu: { group: 'work', icon, label: { zh: '我的待办', en: 'My queue' }, countKey: 'queue' } },
  { path: '/training/classes', load, permission: 'training.class.read', menu: { group: 'training', icon, label: { zh: '班级', en: 'Classes' } } },
  { path: '/training/classes/$classId', load, permission: 'training.class.read' },
  { path: '/audit', load, permission: 'audit.read', menu: { group: 'system', icon, label: { zh: '审计', en: 'Audit' } } },
  { path: '/setup', load, permission: 'installation.manage', realOnly: true, menu: { group: 'system', icon, label: { zh: '安装与检查', en: 'Set-up and checks' } } },
]
const groupNames = { window: '服务窗口', training: '职工培训', members: '会员与组织', care: '帮扶与维权', places: '阵地', lectures: '宣讲点单', system: '系统' }

test('a reader sees only entries that the acting role may open, and no empty group', () => {
  const menu = drawMenu({ pages, session: { permissions: new Set(['training.class.read']), counts: { queue: { count: 19, urgent: true } }, demo: false }, path: '/training/classes/7', language: 'zh', groupNames })
  expect(menu.map((group) => [group.label, group.items.map((item) => [item.label, item.active, item.count])])).toEqual([
    [undefined, [['我的待办', false, 19]]],
    ['职工培训', [['班级', true, undefined]]],
  ])
})

test('a record lights its list, and the start page is lit only by itself', () => {
  expect(findActive(['/', '/training', '/training/classes'], '/training/classes/7')).toBe('/training/classes')
  expect(findActive(['/', '/audit'], '/elsewhere')).toBeUndefined()
  expect(findActive(['/', '/audit'], '/')).toBe('/')
})

test('what only a real installation has is not in the menu of a demo', () => {
  const entries = (demo: boolean) => drawMenu({ pages, session: { permissions: new Set(['installation.manage']), counts: {}, demo }, path: '/', language: 'zh', groupNames }).flatMap((group) => group.items.map((item) => item.to))
  expect(entries(false)).toEqual(['/', '/setup'])
  expect(entries(true)).toEqual(['/'])
})
