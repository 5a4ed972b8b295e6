import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    frame: {
      brand: '数智工会', skip: '跳到正文', menu: '菜单', openMenu: '打开菜单', closeMenu: '收起菜单', search: '搜人、单位、班级、编号', searchKey: 'Ctrl K',
      inbox: '消息', language: 'EN', switchUnit: '换个单位办事', account: '我的账号',
    },
    group: { training: '职工培训', members: '会员与组织', care: '帮扶与维权', places: '阵地', system: '系统' },
    shown: (count: number) => `按你的权限显示 ${count} 项`,
    demo: '演示环境，人物单位均为虚构',
    logout: '退出登录',
    workerApp: '看职工端',
    loading: '正在打开',
    missingTitle: '没有这个页面',
    missing: '网址可能写错了，或者内容已经撤下。',
    toHome: '回我的待办',
    brokenTitle: '这个页面没打开',
    broken: '可能是网络断了，也可能是系统刚更新过。',
    again: '再试一次',
    refusedTitle: '这一页不归你管',
    refused: (role: string) => `你现在以「${role}」办事，看不到这一页。可以在左上角换个单位，或请安全管理员授权。`,
  },
  en: {
    frame: {
      brand: 'Guildhall', skip: 'Skip to content', menu: 'Menu', openMenu: 'Open the menu', closeMenu: 'Close the menu', search: 'People, units, classes, numbers', searchKey: 'Ctrl K',
      inbox: 'Inbox', language: '中文', switchUnit: 'Act for another unit', account: 'My account',
    },
    group: { training: 'Training', members: 'Members and units', care: 'Care and rights', places: 'Places', system: 'System' },
    shown: (count) => `Your role shows ${count} entries`,
    demo: 'Demonstration: all invented',
    logout: 'Log out',
    workerApp: 'Open the workers’ app',
    loading: 'Opening',
    missingTitle: 'There is no such page',
    missing: 'The address may be mistyped, or the page was taken down.',
    toHome: 'Go to my queue',
    brokenTitle: 'This page did not open',
    broken: 'The network may be down, or the system was just updated.',
    again: 'Try again',
    refusedTitle: 'This page is not yours to see',
    refused: (role) => `You are acting as ${role}, which does not include this page. Switch unit at the top left, or ask the security administrator.`,
  },
})
