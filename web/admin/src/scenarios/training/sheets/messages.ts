import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在取评价表', again: '再试一次', title: '扫描评价表', back: '回到班级', kind: { worker: '职工', enterprise: '企业' },
    print: '第一步：打印', printText: '一人一张，已编好号，四角有定位块和二维码，机器能读。按原大（100%）打印，几页的可以正反面打。', evaluator: '给谁填', copies: '份数', make: '编号并打印', runs: '已经编过号的', runOf: (kind: string, first: string, last: string, pages: number, version: number) => `${kind}：${first} 到 ${last}，每张 ${pages} 页，评价表版本 ${version}`, reprint: '再打印',
    send: '第二步：上传填好的表', sendText: '一页一张照片或扫描图（JPG、PNG），可以一次选很多张，歪了、倒了都没关系。', choose: '选图片', sending: (done: number, all: number) => `正在上传，${done} / ${all}`, reading: (n: number) => `还有 ${n} 张正在读`, kept: (days: number) => `图片加密存放，确认或删掉后马上清除；放着不管的，${days} 天后自动清除。`,
    check: '第三步：核对、确认', filledOn: '填表日期', filledOnText: '没有写日期的，按这一天记。', sure: (n: number) => `确认拿得准的 ${n} 张`, confirmed: (n: number) => `这个班已经扫描录入 ${n} 张。`, done: (n: number) => `录入了 ${n} 张。`, left: (number: string) => `${number} 没有录入：编号已经录过。`, counted: (number: string, n: number) => `${number} 已录，这个班共 ${n} 份`,
    none: '没有等着核对的表', noneText: '上传填好的表，读出来后在这里核对。', sheets: '等着核对的表', sheet: (number: string) => `${number} 这张表`, state: { sure: '拿得准', doubtful: '要看一眼', incomplete: '缺页', given: '已经录过' },
    doubt: { several: '涂了不止一个', faint: '涂得太淡或只打了勾', crossed: '像是划掉了', 'not-seen': '没看清圆圈', written: '有手写的字，请照着录', missing: '必答的没有涂' }, certain: '读得准', decide: '就是这样', decided: '看过了', picture: (number: string, page: number) => `${number} 第 ${page} 页的图片`, crop: (name: string) => `图片上的${name}`, day: '表上写的日期',
    missing: (pages: string) => `缺第 ${pages} 页。请把那一页拍照上传；找不到了，就删掉这张图片，按纸质表手工录入。`, given: '这个编号已经录过，不会再计一次。核对后把图片删掉。', confirm: '确认，计入', discard: '删掉图片', reread: '看不清的，以纸面为准。',
    problems: '读不了、不能用的图片', see: '看图片', problem: {
      'not-a-picture': '图片打不开或已经损坏。请重新拍照再传。', 'too-many-pixels': '图片太大（超过 6400 万像素）。请把扫描仪调到 300 dpi 以下再传。', 'too-small': '图片太小，看不清。请离近一点拍，或按 100 dpi 以上扫描。', 'no-code': '没有找到二维码。请确认是这里打印的表，把整页拍进来，不要反光。', 'two-codes': '一张图里有两张表。请一页一页分开拍。',
      'unknown-code': '二维码不是本系统为这个班印的，或者被改过。请按纸质表手工录入。', 'no-marks': '四周的定位块没有看全。请把整张纸拍进来，压平、不要遮住边角。', 'other-class': '这是另一个班的表。请到那个班的页面上传。', twice: '这一页已经传过，在等着核对。删掉这一张就行。', given: '这张表已经确认过了，没有重复计入。删掉这一张就行。',
    }, of: (number: string) => `（${number}）`,
  },
  en: {
    loading: 'Fetching the sheets', again: 'Try again', title: 'Scan sheets', back: 'Back to the class', kind: { worker: 'Workers', enterprise: 'Enterprise' },
    print: '1. Print', printText: 'A numbered sheet for each, with marks and a code that the machine reads. Print at 100 %; several pages may go on both sides.', evaluator: 'Filled in by', copies: 'Copies', make: 'Number and print', runs: 'Numbered before', runOf: (kind: string, first: string, last: string, pages: number, version: number) => `${kind}: ${first} to ${last}, pages a sheet: ${pages}, version ${version} of the form`, reprint: 'Print again',
    send: '2. Upload what was filled in', sendText: 'A photo or scan for each page (JPEG, PNG), as many at once as you like; askew or upside down is fine.', choose: 'Choose pictures', sending: (done: number, all: number) => `Uploading, ${done} of ${all}`, reading: (n: number) => `${n} still being read`, kept: (days: number) => `Pictures are kept encrypted and erased as soon as you confirm or discard them; what nobody looks at, after ${days} days.`,
    check: '3. Check and confirm', filledOn: 'Filled in on', filledOnText: 'For sheets without a date.', sure: (n: number) => `Confirm all that are sure: ${n}`, confirmed: (n: number) => `Sheets of this class scanned so far: ${n}.`, done: (n: number) => `Sheets counted: ${n}.`, left: (number: string) => `${number} was not counted: its number was entered before.`, counted: (number: string, n: number) => `${number} saved; ${n} forms about this class`,
    none: 'No sheets to check', noneText: 'Upload what was filled in; it appears here once it is read.', sheets: 'Sheets to check', sheet: (number: string) => `Sheet ${number}`, state: { sure: 'Sure', doubtful: 'Have a look', incomplete: 'Page missing', given: 'Entered before' },
    doubt: { several: 'More than one is filled', faint: 'Faint, or only ticked', crossed: 'Looks crossed out', 'not-seen': 'The circles were not seen', written: 'Handwriting: please type it', missing: 'Has to be answered, is open' }, certain: 'Read surely', decide: 'It is so', decided: 'Looked at', picture: (number: string, page: number) => `Picture of ${number}, page ${page}`, crop: (name: string) => `${name}, on the picture`, day: 'Date on the sheet',
    missing: (pages: string) => `Page ${pages} is missing. Upload its picture; if it is lost, discard this one and type the form in by hand.`, given: 'This number was entered before and is not counted again. Check, then discard the picture.', confirm: 'Confirm and count', discard: 'Discard picture', reread: 'Where the picture is not clear, the paper decides.',
    problems: 'Pictures that cannot be used', see: 'See picture', problem: {
      'not-a-picture': 'The picture does not open or is damaged. Take it again.', 'too-many-pixels': 'Too large (over 64 million pixels). Set the scanner to 300 dpi or less.', 'too-small': 'Too small to read. Go nearer, or scan at 100 dpi or more.', 'no-code': 'No code was found. Make sure it is a sheet printed here, take the whole page, without glare.', 'two-codes': 'Two sheets on one picture. Take them one by one.',
      'unknown-code': 'The code was not printed here for this class, or was changed. Type the form in by hand.', 'no-marks': 'Not all black squares around the page were seen. Take the whole page, flat, no corner covered.', 'other-class': 'A sheet of another class. Upload it on the page of that class.', twice: 'This page was uploaded before and waits to be checked. Discard this one.', given: 'This sheet was confirmed before and is not counted again. Discard this one.',
    }, of: (number: string) => ` (${number})`,
  },
})
