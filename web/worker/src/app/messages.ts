import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    brand: '数智工会',
    skip: '跳到正文',
    tabs: '主要页面',
    tab: { home: '首页', learn: '学习', services: '服务', me: '我的' },
    demo: '演示环境，人物单位均为虚构',
    loading: '正在打开',
    missingTitle: '没有这个页面',
    missing: '网址可能写错了，或者内容已经撤下。',
    toHome: '回首页',
    brokenTitle: '这个页面没打开',
    broken: '可能是网络断了，也可能是刚更新过。',
    again: '再试一次',
    offline: '现在没有网络，看到的是上次打开时的内容。',
  },
  en: {
    brand: 'Guildhall',
    skip: 'Skip to content',
    tabs: 'Main pages',
    tab: { home: 'Home', learn: 'Learn', services: 'Services', me: 'Me' },
    demo: 'Demonstration: people and firms are invented',
    loading: 'Opening',
    missingTitle: 'There is no such page',
    missing: 'The address may be mistyped, or the page was taken down.',
    toHome: 'Go to the home page',
    brokenTitle: 'This page did not open',
    broken: 'The network may be down, or the app was just updated.',
    again: 'Try again',
    offline: 'You are offline. This is what was last opened.',
  },
})
