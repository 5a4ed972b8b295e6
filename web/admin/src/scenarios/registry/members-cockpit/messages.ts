import { defineMessages } from '@guildhall/ui'

export const messages = defineMessages({
  zh: {
    title: '会员驾驶舱', home: '回工作台', training: '培训', demo: '演示环境，人物单位均为虚构', language: 'EN', loading: '正在打开会员驾驶舱', again: '再试一次', path: '看哪个单位',
    month: '看哪个月', now: '数据刚刚更新', seconds: (count: number) => `数据 ${count} 秒前`, counting: '有变动正在计入', lost: '连不上服务器，正在重试',
    open: (figure: string) => `看${figure}的明细`, sinceBefore: '比上月', none: '没有登记职工数',
    ranking: '下级单位', rankBy: '按哪个数排', noPlaces: '没有下级单位', noPlacesText: '这是最基层的一级，点上面的数看会员名单。', more: (count: string) => `另有 ${count} 家没有列出`, enter: (name: string) => `看${name}`,
    map: (people: number) => `一格 ${people} 人，亮着的是会员`, lit: '会员', unlit: '还没入会', place: (name: string, share: string) => `${name} ${share}，会员`, mapEmpty: '还没有会员', mapEmptyText: '导入花名册以后，这里按下级单位画出来。', toImport: '导入花名册', schematic: '位置为示意',
    trend: '入会、离会和转会', perMonth: '人次 / 月', table: '看数字', tableMonth: '月份', who: '会员是谁', female: '女', male: '男', unknown: '没登记',
    decades: { '1960s': '70 前', '1970s': '70 后', '1980s': '80 后', '1990s': '90 后', '2000s': '00 后' }, people: (count: string) => `${count} 人`,
  },
  en: {
    title: 'Members', home: 'Back to my queue', training: 'Training', demo: 'Demonstration: all invented', language: '中文', loading: 'Opening the cockpit of members', again: 'Try again', path: 'Which unit',
    month: 'Which month', now: 'Just updated', seconds: (count) => `Updated ${count} s ago`, counting: 'Changes are being counted', lost: 'Server out of reach, trying again',
    open: (figure) => `Records behind “${figure}”`, sinceBefore: 'Since last month', none: 'No workers on record',
    ranking: 'Units below', rankBy: 'Rank by', noPlaces: 'No units below', noPlacesText: 'This is the lowest level. The figures above lead to the members.', more: (count) => `${count} more are not listed`, enter: (name) => `Look at ${name}`,
    map: (people) => `A tile is ${people} people, lit when members`, lit: 'Members', unlit: 'Not yet', place: (name, share) => `${name} ${share} members`, mapEmpty: 'No members yet', mapEmptyText: 'After a roster was imported, the units below are drawn here.', toImport: 'Import a roster', schematic: 'Positions are schematic',
    trend: 'Joined, left, transferred', perMonth: 'People a month', table: 'As a table', tableMonth: 'Month', who: 'Who the members are', female: 'Women', male: 'Men', unknown: 'Not on record',
    decades: { '1960s': 'Born before 1970', '1970s': '1970s', '1980s': '1980s', '1990s': '1990s', '2000s': '2000s' }, people: (count) => `${count}`,
  },
})
