import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    brand: '数智工会', product: '证书核验', how: '怎么核验', login: '登录', language: 'EN', checkedAt: '核验时间', today: '今天', loading: '正在向发证单位核验',
    word: {
      valid: '证书有效', revoked: '证书已撤销', expired: '证书已过期', 'not-yet-valid': '证书还没生效', tampered: '内容被改动过', 'unknown-issuer': '不认识的发证单位',
      'not-a-credential': '这不是证书文件', 'no-such-number': '查不到这个编号', 'wrong-number': '编号不对',
    },
    detail: {
      valid: '发证单位的记录与这张证书一致', fileValid: '签名完好，由发证单位签发，没有撤销', expired: (day: string) => `有效期到${day}为止`, 'not-yet-valid': (day: string) => `从${day}起有效`,
      revoked: (day: string) => `${day}起不再有效`, renewed: '已换发新证，请核验新的证书', tampered: '文件里的内容和签名对不上，不能采信', 'unknown-issuer': '签名不是本平台的发证单位签的，这里核不了真伪',
      'not-a-credential': '文件里没有电子凭证，或不止一份。请上传证书的 PDF 或 JSON 原件', 'no-such-number': '编号格式是对的，但没有发过这张证书。请对照证书再核一遍',
      'wrong-number': '校验位对不上，可能抄错了一位。编号是 1 个字母加 16 位数字',
    },
    nowTitle: '怎么办', now: {
      tampered: '请持证人给原件，或按证书编号再核一遍。两边对不上，以发证单位的记录为准。', 'unknown-issuer': '请确认这张证书是谁发的，到那家的网站上核验。', 'not-a-credential': '截图、照片和扫描件核不了：请用持证人下载的 PDF 或 JSON，或输入证书上的编号。',
      'no-such-number': '对照证书逐位再核一遍；仍然查不到，请联系证书上写的发证单位。', 'wrong-number': '逐位对照证书再输一遍，或直接扫证书上的码。',
    },
    name: '姓名', occupation: '职业', award: '合格项目', level: '等级', number: '证书编号', issuer: '发证单位', issuedAt: '发证日期', validUntil: '有效期至', hours: '培训课时', noName: '这份文件不含姓名',
    why: '为什么撤销', whyRenewed: '同一编号已经换发了新证，这一份不再使用。', issued: (day: string) => `发证 ${day}`, revokedOn: (day: string) => `撤销 ${day}`,
    masked: '姓名按规定隐去一个字，核对全名请本人出示证书。', fileName: '请对照纸面上的姓名和上面的是否一致。', qr: '核验用的二维码', scan: '扫左边的码，在手机上得到同样的结果。', copy: '下载机器可验的凭证（Open Badges 3.0，不含姓名）', noList: '没有查到撤销名单，只核了签名和有效期。',
    another: '输入另一张证书的编号', verify: '核验', againPhone: '再核验一张', footer: (organiser: string) => `${organiser}·不用登录，每次核验都留记录`, objection: '对结果有疑问',
    objectionText: (organiser: string, number: string) => `请把证书编号 ${number} 和疑问告诉${organiser}，由发证单位复查。`,
    startTitle: '这张证书是真的吗', startDetail: '扫证书上的码，或在这里输编号、传文件。不用登录，几秒钟出结果。', byNumber: '按编号核验', numberHint: '1 个字母加 16 位数字，空格可有可无', numberExample: '如 S0009 3304 2640 0187',
    byFile: '按文件核验', fileHint: 'PDF 或 JSON 原件，5 MB 以内。改动过一个字也能看出来。', choose: '选择文件', drop: '或把文件拖到这里', busy: '正在核验', byScan: '扫码核验', scanHint: '用手机相机或微信扫证书上的码，会直接打开核验结果。', failed: '没有核验成',
    again: '再试一次', back: '返回',
    howTitle: '怎么核验一张证书', howLead: '三种办法，结果一样。',
    howSteps: [
      '扫码：用手机相机或微信扫证书上的二维码，打开的网页要在发证单位的网址下。',
      '输编号：在核验页输入证书编号。编号最后一位是校验位，抄错一位会马上提示。',
      '传文件：上传 PDF 或 JSON 原件。系统核对签名，改过一个字节就通不过。',
    ].join('\n'),
    howSee: '看结果', howSeeText: '绿色是有效；深褐色是撤销、过期或被改动，并写明原因；灰色是这里核不了。核对姓名请让本人出示证书：网页上的姓名隐去一个字。',
    howOffline: '没有网络也能核验', howOfflineText: '每张证书都是一份 W3C 可验证凭证（Open Badges 3.0），签名算法 eddsa-rdfc-2022。在一台不联网的电脑上装好本平台的程序，用一条命令就能核验，不需要服务器：',
    howOfflineList: '想同时查撤销，先在有网时存一份撤销名单（地址写在凭证里的 credentialStatus），再用 --status-list 指给它。信任谁由你决定：下面是本平台签发用的标识。',
    howOthers: '也可以交给任何支持 Open Badges 3.0 的第三方核验工具，结果应当一样。', dids: '本平台的签发标识（DID）', noDids: '还没有签发过证书。', toVerify: '去核验',
  },
  en: {
    brand: 'Guildhall', product: 'Verify a certificate', how: 'How it works', login: 'Log in', language: '中文', checkedAt: 'Checked at', today: 'today', loading: 'Asking the issuer',
    word: {
      valid: 'Valid', revoked: 'Revoked', expired: 'Expired', 'not-yet-valid': 'Not valid yet', tampered: 'Altered', 'unknown-issuer': 'Unknown issuer',
      'not-a-credential': 'Not a certificate file', 'no-such-number': 'No such number', 'wrong-number': 'Not a number of ours',
    },
    detail: {
      valid: 'The issuer’s record agrees with this certificate', fileValid: 'Signed by the issuer, unchanged, not revoked', expired: (day: string) => `It was valid until ${day}`, 'not-yet-valid': (day: string) => `It is valid from ${day}`,
      revoked: (day: string) => `No longer valid since ${day}`, renewed: 'A new one was issued; verify that', tampered: 'The content does not fit the signature. Do not rely on it', 'unknown-issuer': 'The signature is by none of the issuers here, so it cannot be judged here',
      'not-a-credential': 'The file holds no credential, or more than one. Upload the original PDF or JSON', 'no-such-number': 'The number is well formed, but no such certificate was issued. Compare it with the certificate',
      'wrong-number': 'The check digit does not fit; a digit may be wrong. A number is a letter and 16 digits',
    },
    nowTitle: 'What now', now: {
      tampered: 'Ask the holder for the original, or verify by number. Where the two differ, the issuer’s record counts.', 'unknown-issuer': 'Find out who issued it and verify it there.', 'not-a-credential': 'Screenshots, photos and scans cannot be verified: use the PDF or JSON that the holder downloaded, or the number on it.',
      'no-such-number': 'Compare it digit by digit; if it still is not found, ask the issuer named on the certificate.', 'wrong-number': 'Compare it digit by digit, or scan the code on the certificate.',
    },
    name: 'Name', occupation: 'Occupation', award: 'Achievement', level: 'Level', number: 'Number', issuer: 'Issued by', issuedAt: 'Issued on', validUntil: 'Valid until', hours: 'Class hours', noName: 'This file names nobody',
    why: 'Why it was revoked', whyRenewed: 'A new certificate with the same number took its place.', issued: (day: string) => `Issued ${day}`, revokedOn: (day: string) => `Revoked ${day}`,
    masked: 'One character of the name is hidden; ask the holder to show the certificate.', fileName: 'Compare the name on paper with the one above.', qr: 'QR code for verifying', scan: 'Scan the code to see the same on your phone.', copy: 'Download the machine-readable credential (Open Badges 3.0, without the name)', noList: 'No list of revocations was at hand; only signature and dates were checked.',
    another: 'Number of another certificate', verify: 'Verify', againPhone: 'Verify another', footer: (organiser: string) => `${organiser} · no login; each check is noted`, objection: 'Something seems wrong',
    objectionText: (organiser: string, number: string) => `Tell ${organiser} the number ${number} and what seems wrong; the issuer will look at it again.`,
    startTitle: 'Is this certificate genuine?', startDetail: 'Scan its code, type its number or hand in the file. No login; it takes seconds.', byNumber: 'By number', numberHint: 'A letter and 16 digits; spaces do not matter', numberExample: 'e.g. S0009 3304 2640 0187',
    byFile: 'By file', fileHint: 'The original PDF or JSON, up to 5 MB. A single changed letter shows.', choose: 'Choose a file', drop: 'or drop it here', busy: 'Verifying', byScan: 'By scanning', scanHint: 'Point a phone’s camera at the code on the certificate: the result opens by itself.', failed: 'Could not verify',
    again: 'Try again', back: 'Back',
    howTitle: 'How to verify a certificate', howLead: 'Three ways, one answer.',
    howSteps: [
      'Scan: point a phone’s camera at the QR code. The page that opens must be under the issuer’s address.',
      'Type: enter the number. Its last digit is a check digit, so a typing error is told at once.',
      'Upload: hand in the original PDF or JSON. The signature is checked; one changed byte fails.',
    ].join('\n'),
    howSee: 'Reading the answer', howSeeText: 'Green is valid. Umber is revoked, expired or altered, with the reason. Grey cannot be judged here. To compare the whole name, ask the holder to show the certificate: one character is hidden on the page.',
    howOffline: 'Without a network', howOfflineText: 'Each certificate is a W3C Verifiable Credential (Open Badges 3.0) signed with eddsa-rdfc-2022. On a machine without network or server, one command verifies it:',
    howOfflineList: 'To check revocation too, save the status list while online (its address stands under credentialStatus) and pass it with --status-list. Whom to trust is yours to decide: these are the identifiers with which this installation signs.',
    howOthers: 'Any other verifier of Open Badges 3.0 should come to the same answer.', dids: 'Identifiers (DIDs) of this issuer', noDids: 'No certificate has been issued yet.', toVerify: 'Verify one',
  },
})
