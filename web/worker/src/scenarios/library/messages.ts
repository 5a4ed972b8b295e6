import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    loading: '正在打开', again: '再试一次', back: '返回', dot: '·', failed: '没有打开', read: (share: string) => `读了 ${share}`, done: '读完了', by: (unit: string) => `${unit} 提供`,
    shelf: { title: '电子书屋', detail: '工会准备的书，打开就读，读到哪里自动记住。', search: '书名、作者', categories: '分类', any: '全部', goOn: '接着读', all: '书架', found: (n: string) => `${n} 本书`, none: '没有找到书', noneNext: '换个词，或看看全部分类。', empty: '书架上还没有书', emptyNext: '工会上架以后，会出现在这里。', clear: '看全部', more: '再看一些' },
    book: { start: '开始读', goOn: '接着读', anew: '从头读', contents: '目录', summary: '这本书', licence: '借阅依据', forget: '不再记录我读到哪里', forgotten: '已经不记录了', private: '你读什么、读到哪里，只有你自己看得到。', missing: '没有这本书', missingNext: '可能已经下架，或只给别的单位的会员看。', all: '看书架', chapters: (n: string) => `${n} 章` },
    reader: { contents: '目录', close: '收起', look: '字号和颜色', smaller: '小一点', larger: '大一点', size: (n: string) => `字号 ${n}`, paper: '颜色', papers: { light: '白', sepia: '米黄', dark: '夜间' }, previous: '上一章', next: '下一章', place: (n: string, of: string) => `第 ${n} / ${of} 章`, offline: '网断了，读到哪里先记在手机上，连上再存。' },
  },
  en: {
    loading: 'Opening', again: 'Try again', back: 'Back', dot: ' · ', failed: 'It did not open', read: (share) => `${share} read`, done: 'Read through', by: (unit) => `from ${unit}`,
    shelf: { title: 'E-library', detail: 'Books from your union: open and read; it remembers where you were.', search: 'Title or author', categories: 'Category', any: 'All', goOn: 'Go on reading', all: 'The shelf', found: (n) => `${n} books`, none: 'No book found', noneNext: 'Try another word, or all categories.', empty: 'The shelf is empty yet', emptyNext: 'Books appear here once the union has put them there.', clear: 'Show all', more: 'Show more' },
    book: { start: 'Begin to read', goOn: 'Go on reading', anew: 'From the beginning', contents: 'Contents', summary: 'About this book', licence: 'Lent by right of', forget: 'Forget where I am', forgotten: 'Forgotten', private: 'What you read and where you are is seen by nobody but you.', missing: 'No such book', missingNext: 'It may have been withdrawn, or be for members of another unit.', all: 'To the shelf', chapters: (n) => `${n} chapters` },
    reader: { contents: 'Contents', close: 'Close', look: 'Size and colour', smaller: 'Smaller', larger: 'Larger', size: (n) => `Size ${n}`, paper: 'Colour', papers: { light: 'White', sepia: 'Sepia', dark: 'Night' }, previous: 'Previous', next: 'Next', place: (n, of) => `Chapter ${n} of ${of}`, offline: 'No network: where you are is kept on this phone and saved later.' },
  },
})
