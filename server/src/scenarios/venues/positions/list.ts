import { positionRoutes, type AnswerOf } from '@guildhall/contract'
import { registerList, sheet } from '#registry'
import { kindWords } from '../places/index.ts'
import { listPositions } from './queries/kept.ts'

type Row = AnswerOf<typeof positionRoutes.list>['rows'][number]
registerList('venues.positions', {
  title: { zh: '服务阵地', en: 'Service positions' }, route: positionRoutes.list, read: listPositions,
  columns: {
    name: [sheet('名称', 'Name', 30, (row: Row) => row.name), sheet('单位', 'Unit', 28, (row: Row) => row.unitName)], kind: [sheet('类别', 'Kind', 16, (row: Row, language) => kindWords[row.kind][language])],
    place: [sheet('区县', 'County', 12, (row: Row) => row.divisionName), sheet('乡镇街道', 'Town', 12, (row: Row) => row.town), sheet('地址', 'Address', 32, (row: Row) => row.address)],
    open: [sheet('现在', 'Now', 8, (row: Row, language) => (row.open.now ? { zh: '开着', en: 'open' } : { zh: '关着', en: 'closed' })[language])], rooms: [sheet('房间', 'Rooms', 8, (row: Row) => row.rooms), sheet('座位', 'Seats', 8, (row: Row) => row.seats)],
    bookings: [sheet('待到的预约', 'Bookings ahead', 12, (row: Row) => row.bookings)], visits: [sheet('近30天人次', 'Visits in 30 days', 12, (row: Row) => row.visits)], line: [sheet('电话', 'Telephone', 16, (row: Row) => row.line)],
    state: [sheet('情况', 'Standing', 10, (row: Row, language) => (row.active ? { zh: '在用', en: 'active' } : { zh: '停用', en: 'retired' })[language])],
  },
})
