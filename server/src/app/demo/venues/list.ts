import type { InputOf, positionRoutes } from '@guildhall/contract'

type Form = InputOf<typeof positionRoutes.create>
type Room = Omit<InputOf<typeof positionRoutes.addRoom>, 'positionId' | 'trainingVenueId' | 'active'>
export type Planned = Pick<Form, 'kind' | 'name' | 'summary' | 'town' | 'address' | 'lat' | 'lng' | 'hours' | 'openOnHolidays'> & { rules?: string; county?: string; by?: 'town'; helpers?: readonly [string, string][]; rooms: readonly Room[]; /** How many come on an ordinary day. */ daily: number; photos: readonly string[]; linked?: true }

const all = [1, 2, 3, 4, 5, 6, 7]
const day = [{ weekdays: all, from: '09:00', to: '21:00' }]
const office = [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }]
const always = [{ weekdays: all, from: '00:00', to: '23:59' }]
const room = (name: string, capacity: number, more: Partial<Room>): Room => ({ name, capacity, facilities: '', book: 'whole', forUnits: true, slotMinutes: 120, bookDays: 14, perWeek: 3, waitlist: 3, closedDays: 30, needsHelper: false, ...more })
const seats = (name: string, capacity: number, more: Partial<Room> = {}): Room => room(name, capacity, { book: 'seats', forUnits: false, waitlist: 5, ...more })
const open = (name: string, capacity: number, facilities: string): Room => room(name, capacity, { book: 'none', forUnits: false, facilities })

/** Service positions of the home county, of every kind, and one next door. Places are real, houses are not. */
export const positions: readonly Planned[] = [
  {
    kind: 'culture', name: '海盐县职工文化宫', summary: '小剧场、舞蹈房、书画室和乒乓球室，职工和家属都能来。', rules: '室内不吸烟。\n舞蹈房请换软底鞋。', town: '武原街道', address: '武原街道海滨东路 118 号', lat: 30.5262, lng: 120.9461, hours: day, openOnHolidays: true, daily: 46, photos: ['正门', '小剧场'],
    helpers: [['周老师', '书法指导'], ['沈师傅', '灯光音响']],
    rooms: [room('小剧场', 120, { facilities: '音响、投影', needsHelper: true, bookDays: 30 }), room('舞蹈房', 30, { facilities: '镜墙、把杆' }), room('书画室', 16, { facilities: '笔墨备好', needsHelper: true }), seats('乒乓球室', 8, { facilities: '4 张球台' })],
  },
  { kind: 'library', name: '绮园职工书屋', summary: '两万册书，靠窗的座位能看见绮园。', rules: '轻声。饮料请加盖。', town: '武原街道', address: '武原街道绮园里 18 号', lat: 30.5287, lng: 120.9402, hours: day, openOnHolidays: true, daily: 62, photos: ['书架', '靠窗座位'], rooms: [seats('阅览室', 48, { slotMinutes: 180, perWeek: 7 }), seats('自习间', 3, { facilities: '安静，有插座', slotMinutes: 120 }), room('读书会小间', 12, { facilities: '投影' })] },
  { kind: 'library', name: '百步镇职工书屋', by: 'town', summary: '厂区边上的书屋，晚上开到九点。', town: '百步镇', address: '百步镇百步大道 66 号', lat: 30.4718, lng: 120.8155, hours: [{ weekdays: all, from: '12:00', to: '21:00' }], openOnHolidays: false, daily: 18, photos: ['书架'], rooms: [seats('阅览室', 24)] },
  { kind: 'library', name: '沈荡职工书屋', summary: '老街上的书屋，有童书角。', town: '沈荡镇', address: '沈荡镇中市街 40 号', lat: 30.5795, lng: 120.8101, hours: [{ weekdays: [2, 3, 4, 5, 6, 7], from: '09:00', to: '17:00' }], openOnHolidays: false, daily: 14, photos: ['书架'], rooms: [seats('阅览室', 20)] },
  { kind: 'station', name: '武原户外劳动者驿站', summary: '歇脚、喝水、充电、热饭，骑手环卫工都能进。', town: '武原街道', address: '武原街道新桥南路 9 号', lat: 30.5241, lng: 120.9433, hours: always, openOnHolidays: true, daily: 88, photos: ['门口'], rooms: [open('休息间', 20, '饮水机、微波炉、充电')] },
  { kind: 'station', name: '西塘桥骑手驿站', summary: '换电柜、雨衣、药箱，凌晨也开着。', town: '西塘桥街道', address: '西塘桥街道潮声路 3 号', lat: 30.5519, lng: 120.9827, hours: always, openOnHolidays: true, daily: 54, photos: ['门口'], rooms: [open('休息间', 12, '换电柜、雨衣、药箱')] },
  { kind: 'station', name: '澉浦环卫工驿站', summary: '早班也有热水。', town: '澉浦镇', address: '澉浦镇南门外 3 号', lat: 30.3952, lng: 120.8786, hours: [{ weekdays: all, from: '04:30', to: '20:00' }], openOnHolidays: true, daily: 21, photos: [], rooms: [] },
  { kind: 'nursing', name: '县人民医院爱心母婴室', summary: '哺乳椅、温奶器、尿布台，不用预约。', town: '武原街道', address: '武原街道盐湖西路 1 号门诊二楼', lat: 30.5318, lng: 120.9355, hours: always, openOnHolidays: true, daily: 33, photos: ['里面'], rooms: [open('母婴室', 4, '温奶器、尿布台')] },
  { kind: 'nursing', name: '恒禾精密爱心母婴室', summary: '给本厂和周边女职工。', town: '百步镇', address: '百步镇工业路 8 号', lat: 30.4766, lng: 120.8203, hours: office, openOnHolidays: false, daily: 6, photos: [], rooms: [open('母婴室', 2, '冰箱、哺乳椅')] },
  { kind: 'activity', name: '绮园职工学堂', summary: '上课之外，单位开会、班组学习也能用。', town: '武原街道', address: '武原街道绮园里 18 号 1 楼', lat: 30.5286, lng: 120.9404, hours: day, openOnHolidays: false, daily: 27, photos: ['教室'], linked: true, rooms: [room('101 教室', 40, { facilities: '投影、白板', bookDays: 30 }), room('会议室', 18, { facilities: '视频会议' })] },
  { kind: 'activity', name: '于城镇职工之家', summary: '棋牌、健身、会议。', town: '于城镇', address: '于城镇集镇路 9 号', lat: 30.5561, lng: 120.8579, hours: [{ weekdays: all, from: '13:00', to: '21:00' }], openOnHolidays: false, daily: 16, photos: [], rooms: [seats('健身房', 15, { facilities: '跑步机、器械' }), room('会议室', 30, { facilities: '投影' })] },
  { kind: 'labour-base', name: '南北湖劳动教育基地', summary: '采茶、木工、盐田劳作，学校和家庭都能约。', rules: '穿长裤运动鞋。', town: '澉浦镇', address: '澉浦镇南北湖路 66 号', lat: 30.3837, lng: 120.8612, hours: [{ weekdays: [3, 4, 5, 6, 7], from: '09:00', to: '17:00' }], openOnHolidays: true, daily: 24, photos: ['木工棚'], helpers: [['陆师傅', '木工'], ['马大姐', '采茶']], rooms: [room('木工棚', 30, { facilities: '台钳、手锯', needsHelper: true, slotMinutes: 180 }), room('茶园', 60, { facilities: '茶篓', needsHelper: true, slotMinutes: 180 })] },
  { kind: 'culture', name: '海宁市工人文化宫', county: '330481', summary: '影厅、球馆、培训教室。', town: null, address: '海宁市工人路 12 号', lat: 30.5322, lng: 120.6841, hours: day, openOnHolidays: true, daily: 40, photos: ['正门'], rooms: [seats('羽毛球馆', 16, { facilities: '4 片场地' }), room('培训教室', 50, { facilities: '投影' })] },
]
