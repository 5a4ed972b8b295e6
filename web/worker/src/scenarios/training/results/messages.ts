import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '我的证书', detail: (count: number) => (count === 0 ? '考核合格后，证书会发到这里' : `共 ${count} 张，随时可以出示`), loading: '正在取证书', back: '返回', again: '再试一次', failed: '没有取到证书',
    empty: '还没有证书', emptyText: '上完课、考核合格，证书会自动发到这里，不用去领。', toClasses: '看看有什么班', missing: '没有这张证书', missingText: '可能已经换发，或不是你的证书。', toList: '看我的全部证书',
    state: { valid: '有效', revoked: '已撤销', expired: '已过期' }, issuedOn: (day: string) => `${day} 发证`, until: (day: string) => `有效期到 ${day}`,
    skillTitle: '技能等级证书', trainingTitle: '培训合格证书', number: '证书编号', issuer: '发证单位', issuedAt: '发证日期', validUntil: '有效期至', hours: '培训课时', seal: '证书专用章', qr: '核验用的二维码',
    verified: '已核验，有效', revokedWord: '已撤销', expiredWord: '已过期', checked: (when: string) => `${when} 向发证单位查过`, anyone: '扫码人人可核验，不用登录', since: (day: string) => `${day} 起不再有效`,
    statement: { skill: '经考核评价，达到国家职业标准', training: '经培训考核，成绩合格' }, why: '为什么撤销', object: '有异议可以联系发证单位复核，或到窗口提出。',
    show: '亮屏出示', share: '分享', pdf: '存为 PDF', print: '打印', json: '下载电子凭证（可离线核验）', savePdf: '正在生成', shareText: (award: string) => `我的${award}证书，扫码或点开可核验`, copied: '链接已复制，可以粘贴给对方',
    showTitle: '请对方扫这个码', showHint: '把屏幕调到最亮，对准对方的相机。', close: '收起', checks: (count: number) => (count === 0 ? '还没有人核验过' : `被核验过 ${count} 次`), fromClass: '来自的班', dot: '·', failedFile: '没有下载成',
  },
  en: {
    title: 'My certificates', detail: (count: number) => (count === 0 ? 'When you pass, your certificate comes here' : `${count} in all, ready to show`), loading: 'Fetching your certificates', back: 'Back', again: 'Try again', failed: 'Could not fetch the certificate',
    empty: 'No certificate yet', emptyText: 'Finish a class and pass its assessment: the certificate comes here by itself.', toClasses: 'See the classes', missing: 'No such certificate', missingText: 'It may have been renewed, or it is not yours.', toList: 'All my certificates',
    state: { valid: 'Valid', revoked: 'Revoked', expired: 'Expired' }, issuedOn: (day: string) => `Issued ${day}`, until: (day: string) => `valid until ${day}`,
    skillTitle: 'Certificate of Skill', trainingTitle: 'Training Certificate', number: 'Number', issuer: 'Issued by', issuedAt: 'Issued on', validUntil: 'Valid until', hours: 'Class hours', seal: 'Seal', qr: 'QR code for verifying',
    verified: 'Checked: valid', revokedWord: 'Revoked', expiredWord: 'Expired', checked: (when: string) => `Checked with the issuer ${when}`, anyone: 'Anybody can scan it, no login', since: (day: string) => `No longer valid since ${day}`,
    statement: { skill: 'has met the occupational standard of', training: 'has passed the training in' }, why: 'Why it was revoked', object: 'If you disagree, ask the issuer or the desk to look at it again.',
    show: 'Show', share: 'Share', pdf: 'Save PDF', print: 'Print', json: 'Download the credential (verifies offline)', savePdf: 'Preparing', shareText: (award: string) => `My certificate: ${award}. Open or scan to verify`, copied: 'The link was copied; paste it to whoever asks',
    showTitle: 'Let them scan this', showHint: 'Turn the brightness all the way up and hold it to their camera.', close: 'Close', checks: (count: number) => (count === 0 ? 'Nobody has verified it yet' : `Verified ${count} ${count === 1 ? 'time' : 'times'}`), fromClass: 'From the class', dot: ' · ', failedFile: 'Could not download',
  },
})
