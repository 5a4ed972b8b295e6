import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '怎么用着顺手',
    detail: '字号、语言，都记在这台手机上',
    elder: '大字模式',
    elderDetail: '字更大，事更少，可以念给你听',
    elderOn: '打开大字',
    elderOff: '回到普通字号',
    language: '语言',
    languageDetail: '现在是中文',
    switchLanguage: 'English',
    offline: '没有网络也能看',
    offlineDetail: '打开过的页面会留在手机里，退出登录就清掉。',
  },
  en: {
    title: 'Make it comfortable',
    detail: 'Text size and language are kept on this phone',
    elder: 'Large text',
    elderDetail: 'Bigger words, fewer things, read aloud',
    elderOn: 'Turn on large text',
    elderOff: 'Back to normal text',
    language: 'Language',
    languageDetail: 'You are reading English',
    switchLanguage: '中文',
    offline: 'Works without a network',
    offlineDetail: 'Pages you opened stay on the phone and are removed when you log out.',
  },
})
