import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', title: '先把系统安顿好', detail: '一次办一件，随时可以离开，回来接着办。', titleDone: '安装与检查', detailDone: '安装已完成。哪一项变了，随时可以回来看、回来改。', steps: '安装的步骤', next: '下一步', later: '以后再办',
    stepOf: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`, notHere: '这里只归最上级的系统管理员', notHereDetail: '安装整个系统的事由总工会的系统管理员办。',
    step: { federation: '名称和地区', administrators: '三位管理员', units: '组织', calendar: '工作日历', texts: '短信', checks: '系统检查', finish: '完成' },
    state: { open: '还没办', later: '以后办', done: '好了' },
    question: { federation: '这是哪个总工会？', administrators: '另外两位管理员登录过了吗？', units: '下面有哪些单位？', calendar: '放假、调休的日子都在吗？', texts: '短信发得出去吗？', checks: '系统自己看了一遍', finish: '接下来' },
    federation: { why: '名称会出现在登录页、公告和证书上；地区用来认表格里的地名。', place: '在哪里（选到哪一级，就是哪一级总工会）', name: '全称', nameHint: '如：某某市总工会', where: '以后改名到「组织」里改，旧名留在沿革里。', save: '保存，下一步' },
    administrators: {
      why: '系统、安全、审计三位管理员由三个人担任，谁也办不了别人的事。把各自的一次性密码当面交给本人，请他们登录一次。', who: (name: string, login: string) => `${name}，用户名 ${login}`, login: (login: string) => `用户名 ${login}`, seen: (when: string) => `登录过，${when}`, never: '还没登录过', disabled: '已停用', myself: '就是你', reissue: '重发一次性密码', reason: '安装时重发', again: '他们登录了，再看一次',
      helpTitle: '密码没收到、手机丢了怎么办', help: '另外两位的密码没收到或忘了：点上面的「重发一次性密码」。|谁的验证器丢了：请安全管理员在「账号与身份」里重置。|你自己忘了密码，或安全管理员自己丢了验证器：由看管服务器的人在服务器上运行下面的命令，新密码只显示一次，并记进审计日志。|建议以后各再设一位，互为备份。',
    },
    units: {
      why: '一张组织台账就能建好整棵树：先读给你看，点确认才写入。也可以先不导，一个一个建。', have: (count: string) => `现在下面有 ${count} 个单位。`, see: '去看看', sending: '正在上传', drop: '把组织台账拖到这里，或者点一下选择', file: 'xlsx 或 csv，如 units.xlsx', orByHand: '没有现成的表？', byHand: '手工建第一个单位', noFile: '不导入，以后手工建',
      reading: '正在逐行看懂', writing: '正在写入', leave: '可以先去做别的，回来还能接着看。', stop: '停下', refused: '这个文件导入不了', stopped: '没有做完', nothingWritten: '什么都没有写入。', other: '换个文件', another: '再导入一份', read: '读到', sound: '能导入', written: '已写入', rejected: '退回', rows: '行', rejectedRow: (row: number, why: string) => `第 ${row} 行：${why}`, confirm: (count: string) => `写入这 ${count} 行`, done: '写好了。', download: '下载退回的行', details: '逐行看',
    },
    calendar: {
      why: '办件时限按工作日算，所以要知道哪天放假、哪天调休上班。国务院的安排随系统带来，也可以自己录。', year: (year: number) => `${year} 年`, known: (days: number) => `国务院安排已在，放假 ${days} 天`, knownNext: '国务院安排已在', missing: '没有这一年的安排，时限会算错。请录入国务院的通知。', notYet: '国务院一般十一月公布；公布后把通知粘贴进来就行，不用等新版本。', here: '已有', needed: '要录入', waiting: '等公布', look: '看看', enter: '录入', byHand: (count: number) => `今年有 ${count} 天是这里单独设的。`, until: (day: string) => `已知到 ${day}。`, seen: '看过了，没问题',
    },
    texts: {
      why: '职工用手机验证码登录。没有短信网关，他们就登录不了。', missing: '还没有短信网关', missingNow: '请看管服务器的人把下面三项写进设置（三项要么都有，要么都没有），重新启动，再回到这里。', protocol: '网关是一个小程序，接在运营商的接口前面，怎么写见 docs/operations.md「Text messages」一节。', phone: '发一条给自己', phoneHint: '会收到一条和登录验证码一样的短信，里面的数字不能用来登录。', phoneWrong: '请填 11 位手机号', send: '发送', sendAgain: '再发一条', sending: '正在发送…', tryingAgain: '网关没有应答，正在再试…',
      taken: '网关收下了。', takenNow: '看看手机，收到了就点下面。', refused: '网关拒收了这条短信', failed: '短信没有发出去', failedNow: '核对网关的地址、密钥和模板备案；详情在「后台任务」的失败列表里。', arrived: '收到了，下一步',
    },
    checks: {
      why: '只看，不改。设置在服务器上，由看管服务器的人改；改好重启，再回来看一遍。', looking: '正在看', some: (count: number) => `有 ${count} 件要处理`, none: '没有要处理的', at: (when: string) => `${when} 看的`, again: '再看一遍', seen: '看过了，下一步',
      verdicts: { fine: '好', advice: '建议', wrong: '要处理' }, names: { address: '对外的网址', encryption: '加密传输', texts: '短信网关', backup: '备份', keys: '密钥文件', disk: '磁盘', clock: '时钟', jobs: '后台任务' },
      words: {
        'address.unset': '没有设 PUBLIC_URL。二维码、证书会带上访问时的地址，换个地址就打不开。', 'address.loopback': '{url} 只有这台机器自己打得开。请改成大家用的网址。', 'address.http': '{url} 没有加密。请改成 https:// 开头的网址。', 'address.https': '{url}', 'address.elsewhere': '设的是 {url}，你现在是从 {here} 打开的。请确认大家用的是前一个。',
        'encryption.own': '由系统自己加密，证书到 {until}。', 'encryption.expiring': '证书还有 {days} 天到期（{until}），请尽快换。', 'encryption.expired': '证书已经过期（{until}），浏览器会拦住大家。', 'encryption.proxy': '由前面的代理加密，信任 {proxies} 个代理地址。', 'encryption.loopback': '只有这台机器连得上。对外之前，请在前面放一个 HTTPS 代理并写进 TRUSTED_PROXIES，或设 TLS_CERT_FILE 和 TLS_KEY_FILE。', 'encryption.clear': '密码在网络上是明文！请设 TLS_CERT_FILE 和 TLS_KEY_FILE，或在前面放一个 HTTPS 代理并写进 TRUSTED_PROXIES。',
        'texts.set': '已接 {host}。', 'texts.unset': '没有短信网关，职工登录不了。', 'backup.never': '还没有备份过。机器坏了，什么都找不回来。', 'backup.old': '上次备份是 {days} 天前（{at}）。', 'backup.recent': '上次备份 {at}。', 'keys.closed': '只有系统自己读得到。记得另存一份在别处：没有它，个人资料永远打不开。', 'keys.readable': '别的用户也读得到（文件 {keys}，目录 {folder}）。请改成 600 和 700。',
        'disk.enough': '还剩 {freeGb} GB。', 'disk.little': '只剩 {freeGb} GB，留意一下。', 'disk.full': '只剩 {freeGb} GB，请马上清理或扩容。', 'clock.together': '服务器和数据库的时间一致。', 'clock.apart': '服务器和数据库的时间差了 {seconds} 秒。请都用 NTP 校时，否则验证码会出错。', 'jobs.none': '没有失败的任务。', 'jobs.failed': '有 {failed} 个任务失败，到「后台任务」看原因。',
      },
      doctorTitle: '每天夜里该自动做的两件事', doctor: '在服务器的定时任务里放这两行：一行把整个数据库核对一遍（包括审计日志的链条），一行做备份。备份里有密钥，要加密存到别的机器上。',
    },
    finish: {
      left: (count: number) => `还有 ${count} 件没办。可以现在去办，也可以先完成安装，以后再来。`, leftAfter: '安装已完成，这些还没办：', all: '前面几步都好了。', goThere: '去办', nextTitle: '请各位干部接着做', finish: '完成安装', finishAnyway: '就这样，完成安装', finished: (when: string) => `安装已于 ${when} 完成`, makeAccount: '给干部建账号',
      nextSteps: {
        you: '你|在「账号与身份」给各级干部建账号，一次性密码当面交给本人。', security: '安全管理员|给每个账号授予身份：培训干部、镇街干部、窗口人员、企业人事……没有身份登录不了。', training: '培训干部|导入培训教师、场地和需求表，设好证书编号规则。', window: '窗口人员|职工来了可以替他登记，记录会写明是代办。', worker: '职工|用手机号登录就行，不用建账号。把对外的网址做成二维码贴出去。', audit: '审计管理员|每周看一次审计日志，核对链条是否完整。',
      },
    },
  },
  en: {
    loading: 'Opening', title: 'Settling in', detail: 'One thing at a time. Leave whenever you like and go on later.', titleDone: 'Set-up and checks', detailDone: 'The set-up is finished. Come back to look or to change something.', steps: 'Steps of the set-up', next: 'Next', later: 'Later',
    stepOf: (at, all) => `Step ${at} of ${all}`, notHere: 'This is for the system administrator at the top', notHereDetail: 'The federation’s own system administrator sets the whole system up.',
    step: { federation: 'Name and place', administrators: 'Three administrators', units: 'Units', calendar: 'Working days', texts: 'Text messages', checks: 'Checks', finish: 'Done' },
    state: { open: 'open', later: 'later', done: 'done' },
    question: { federation: 'Which federation is this?', administrators: 'Have the other two logged in?', units: 'Which units are below?', calendar: 'Are the days off all there?', texts: 'Do text messages arrive?', checks: 'The system looked at itself', finish: 'What comes next' },
    federation: { why: 'The name stands on the login page, on notices and certificates; the place is how names of places in your files are understood.', place: 'Where it is (the level you stop at is the level of the federation)', name: 'Full name', nameHint: 'such as: 某某市总工会', where: 'Renamed later under Units; the old name stays in the history.', save: 'Save and go on' },
    administrators: {
      why: 'System, security and audit administration are three people, and none can do another’s part. Hand each their one-time password and have them log in once.', who: (name, login) => `${name}, login name ${login}`, login: (login) => `login name ${login}`, seen: (when) => `logged in ${when}`, never: 'not yet', disabled: 'disabled', myself: 'that is you', reissue: 'New one-time password', reason: 'issued again at set-up', again: 'They logged in: look again',
      helpTitle: 'A password that did not arrive, a phone that is lost', help: 'One of the other two has no password: press “New one-time password” above.|Somebody lost the authenticator: the security administrator resets it under Accounts and roles.|You forgot your own password, or the security administrator lost their own authenticator: whoever keeps the server runs the command below. The new password is shown once, and it stands in the audit log.|Later, appoint a second person for each.',
    },
    units: {
      why: 'One table of units makes the whole tree: it is read to you first and written when you confirm. Or make them one by one.', have: (count) => `There are ${count} units below now.`, see: 'See them', sending: 'Uploading', drop: 'Drop the table of units here, or press to choose it', file: 'xlsx or csv, such as units.xlsx', orByHand: 'No such table?', byHand: 'Make the first unit by hand', noFile: 'No file: by hand, later',
      reading: 'Reading row by row', writing: 'Writing', leave: 'You may do something else and come back.', stop: 'Stop', refused: 'This file cannot come in', stopped: 'Not finished', nothingWritten: 'Nothing was written.', other: 'Another file', another: 'Import another', read: 'Read', sound: 'Sound', written: 'Written', rejected: 'Turned away', rows: 'rows', rejectedRow: (row, why) => `Row ${row}: ${why}`, confirm: (count) => `Write these ${count} rows`, done: 'Written.', download: 'Download the rejected rows', details: 'Row by row',
    },
    calendar: {
      why: 'Deadlines count working days, so the days off and the weekends worked in exchange must be known. The State Council’s notice comes with the system; you may enter it yourself.', year: (year) => `${year}`, known: (days) => `The notice is here: ${days} days off`, knownNext: 'The notice is here', missing: 'The notice of this year is missing and deadlines would be wrong. Enter it.', notYet: 'The notice usually comes in November. Paste it in then; no new release is needed.', here: 'here', needed: 'needed', waiting: 'not out yet', look: 'Look', enter: 'Enter', byHand: (count) => (count === 1 ? 'One day of this year was set by hand.' : `${count} days of this year were set by hand.`), until: (day) => `Known until ${day}.`, seen: 'Looked at, all well',
    },
    texts: {
      why: 'Workers log in by a code sent to their phone. Without a gateway they cannot.', missing: 'No gateway for text messages', missingNow: 'Whoever keeps the server puts these three into the settings (all three or none), starts it again, and you come back here.', protocol: 'The gateway is a small service in front of the operator’s interface; docs/operations.md, “Text messages”, says how to write one.', phone: 'Send one to yourself', phoneHint: 'It looks like a login code; its digits open nothing.', phoneWrong: 'Enter the 11 digits', send: 'Send', sendAgain: 'Send another', sending: 'Sending…', tryingAgain: 'The gateway did not answer; trying again…',
      taken: 'The gateway took it.', takenNow: 'Look at your phone, then press below.', refused: 'The gateway refused this message', failed: 'The message could not be sent', failedNow: 'Check the gateway’s address, key and filed templates; Jobs has the details among the failed.', arrived: 'It arrived: go on',
    },
    checks: {
      why: 'This only looks. Settings belong to whoever keeps the server: change, start again, come back and look.', looking: 'Looking', some: (count) => (count === 1 ? 'One thing needs doing' : `${count} things need doing`), none: 'Nothing needs doing', at: (when) => `looked at ${when}`, again: 'Look again', seen: 'Looked at: go on',
      verdicts: { fine: 'good', advice: 'advice', wrong: 'to do' }, names: { address: 'Public address', encryption: 'Encryption', texts: 'Text messages', backup: 'Backup', keys: 'Key file', disk: 'Disk', clock: 'Clock', jobs: 'Jobs' },
      words: {
        'address.unset': 'PUBLIC_URL is not set. QR codes and certificates will carry whatever address was used, and break when it changes.', 'address.loopback': '{url} opens on this machine only. Set the address that people use.', 'address.http': '{url} is not encrypted. Set one that begins with https://.', 'address.https': '{url}', 'address.elsewhere': 'It is set to {url}, and you came by {here}. Make sure that people use the former.',
        'encryption.own': 'The system encrypts; the certificate lasts until {until}.', 'encryption.expiring': 'The certificate ends in {days} days ({until}). Renew it soon.', 'encryption.expired': 'The certificate has expired ({until}); browsers will stop everybody.', 'encryption.proxy': 'A proxy in front encrypts; trusted addresses: {proxies}.', 'encryption.loopback': 'Only this machine can connect. Before opening it to others, put an HTTPS proxy in front and name it in TRUSTED_PROXIES, or set TLS_CERT_FILE and TLS_KEY_FILE.', 'encryption.clear': 'Passwords travel in clear! Set TLS_CERT_FILE and TLS_KEY_FILE, or put an HTTPS proxy in front and name it in TRUSTED_PROXIES.',
        'texts.set': 'Connected to {host}.', 'texts.unset': 'No gateway: workers cannot log in.', 'backup.never': 'There is no backup yet. If the machine breaks, nothing comes back.', 'backup.old': 'The last backup is {days} days old ({at}).', 'backup.recent': 'Last backup {at}.', 'keys.closed': 'Only the system can read it. Keep a copy elsewhere: without it personal data is lost for ever.', 'keys.readable': 'Other users can read it (file {keys}, folder {folder}). Make them 600 and 700.',
        'disk.enough': '{freeGb} GB free.', 'disk.little': 'Only {freeGb} GB free: keep an eye on it.', 'disk.full': 'Only {freeGb} GB free: make room now.', 'clock.together': 'Server and database agree.', 'clock.apart': 'Server and database differ by {seconds} seconds. Set both by NTP, or codes will fail.', 'jobs.none': 'No failed jobs.', 'jobs.failed': '{failed} jobs failed: Jobs says why.',
      },
      doctorTitle: 'Two things for every night', doctor: 'Put these two lines into the server’s timer: one proves the whole database, audit chain included, the other makes a backup. A backup holds the keys: store it encrypted, on another machine.',
    },
    finish: {
      left: (count) => (count === 1 ? 'One thing is still open. Do it now, or finish and come back later.' : `${count} things are still open. Do them now, or finish and come back later.`), leftAfter: 'The set-up is finished; these are still open:', all: 'All steps are done.', goThere: 'Go there', nextTitle: 'What everybody does next', finish: 'Finish the set-up', finishAnyway: 'Finish it as it is', finished: (when) => `Finished ${when}`, makeAccount: 'Make accounts for the cadres',
      nextSteps: {
        you: 'You|Make an account for each cadre under Accounts and roles, and hand the one-time password over in person.', security: 'Security administrator|Grant each account its roles: training officer, town officer, window clerk, enterprise HR … without one there is no login.', training: 'Training officers|Import trainers, venues and needs; set the series of certificate numbers.', window: 'Window clerks|Register workers who come in; the record says it was assisted.', worker: 'Workers|Log in with their phone number; no account is made for them. Post the public address as a QR code.', audit: 'Audit administrator|Read the audit log every week and check that its chain is whole.',
      },
    },
  },
})
