import { accountRoutes, auditRoutes, membershipRoutes, peopleRoutes, roleTitles, unitRoutes, type AnswerOf, type Role } from '@guildhall/contract'
import { skillLevelNames } from '#engines/intake'
import { dayInShanghai } from '#platform/clock'
import { listAccounts, listNamed } from '../access/index.ts'
import { listMembers } from '../memberships/index.ts'
import { searchPeople } from '../people/index.ts'
import { listUnits } from '../units/index.ts'
import { registerList, sheet, type Language, type Words } from './source.ts'

type Member = AnswerOf<typeof membershipRoutes.list>['rows'][number]
type Person = AnswerOf<typeof peopleRoutes.search>['rows'][number]
type Unit = AnswerOf<typeof unitRoutes.list>['rows'][number]
type Account = AnswerOf<typeof accountRoutes.list>['rows'][number]
type Entry = AnswerOf<typeof auditRoutes.list>['rows'][number]

const standings: Record<Person['standing'], Words> = { contact: { zh: '单位登记的联系人', en: 'contact of a unit' }, own: { zh: '本人登录过', en: 'has logged in' }, 'real-name': { zh: '已实名', en: 'real name verified' } }
const genders = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } }
const kinds: Record<Unit['kind'], Words> = {
  federation: { zh: '总工会', en: 'Federation' }, union: { zh: '工会', en: 'Union' }, 'joint-union': { zh: '联合工会', en: 'Joint union' }, 'industry-union': { zh: '行业工会', en: 'Industry union' }, enterprise: { zh: '企业', en: 'Enterprise' },
  'social-organisation': { zh: '社会组织', en: 'Social organisation' }, school: { zh: '学校', en: 'School' }, department: { zh: '部门', en: 'Department' }, bank: { zh: '银行', en: 'Bank' }, 'training-body': { zh: '培训机构', en: 'Training body' },
}
const levels = { province: { zh: '省', en: 'Province' }, city: { zh: '市', en: 'City' }, county: { zh: '县', en: 'County' }, town: { zh: '镇街', en: 'Town' } }
const states = { active: { zh: '正常', en: 'Active' }, disabled: { zh: '已停用', en: 'Disabled' }, locked: { zh: '已锁定', en: 'Locked' } }

/** To the second in China, as on the screen. */
function stamp(instant: string | null): string {
  if (instant === null) return ''
  const at = new Date(instant)
  return `${dayInShanghai(at)} ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`
}

registerList('registry.people', {
  title: { zh: '人员', en: 'People' }, route: peopleRoutes.search, read: searchPeople, permission: 'people.manage',
  columns: {
    name: [sheet('姓名', 'Name', 12, (row: Person) => row.name)], phone: [sheet('手机号', 'Phone', 14, (row: Person) => row.phone)], unit: [sheet('单位', 'Unit', 30, (row: Person) => row.unitName)],
    standing: [sheet('登记情况', 'Standing', 18, (row: Person, language) => standings[row.standing][language])], idNumber: [sheet('身份证号', 'ID number', 22, (row: Person) => row.idNumber)],
    gender: [sheet('性别', 'Gender', 8, (row: Person, language) => row.gender && genders[row.gender][language])], birthYear: [sheet('出生年份', 'Born', 10, (row: Person) => row.birthYear)],
  },
})

registerList('registry.members', {
  title: { zh: '会员', en: 'Members' }, route: membershipRoutes.list, read: listMembers, permission: 'people.manage',
  columns: {
    name: [sheet('姓名', 'Name', 12, (row: Member) => row.name)], phone: [sheet('手机号', 'Phone', 14, (row: Member) => row.phone)], unit: [sheet('单位', 'Unit', 30, (row: Member) => row.membership.unitName)],
    since: [sheet('入会日期', 'Member since', 12, (row: Member) => row.membership.joinedOn)], level: [sheet('技能等级', 'Skill level', 12, (row: Member) => (row.membership.skillLevel === null ? null : skillLevelNames[row.membership.skillLevel] ?? null))],
    occupation: [sheet('工种', 'Occupation', 16, (row: Member) => row.membership.occupation)], gender: [sheet('性别', 'Gender', 8, (row: Member, language) => row.gender && genders[row.gender][language])],
    birthYear: [sheet('出生年份', 'Born', 10, (row: Member) => row.birthYear)], employment: [sheet('用工形式', 'Employment', 14, (row: Member) => row.membership.employment)], education: [sheet('文化程度', 'Schooling', 12, (row: Member) => row.membership.education)],
  },
})

registerList('registry.units', {
  title: { zh: '组织', en: 'Units' }, route: unitRoutes.list, read: listUnits,
  columns: {
    name: [sheet('名称', 'Name', 36, (row: Unit) => row.name), sheet('撤销日期', 'Dissolved', 12, (row: Unit) => row.dissolvedOn)],
    kind: [sheet('类型', 'Kind', 12, (row: Unit, language) => kinds[row.kind][language]), sheet('级别', 'Level', 8, (row: Unit, language) => row.level && levels[row.level][language])],
    place: [sheet('地区', 'Place', 14, (row: Unit) => row.divisionName)], code: [sheet('编码', 'Code', 18, (row: Unit) => row.code)], below: [sheet('下级', 'Below', 8, (row: Unit) => row.children)],
    creditCode: [sheet('统一社会信用代码', 'Social credit code', 22, (row: Unit) => row.creditCode)], industry: [sheet('行业', 'Industry', 14, (row: Unit) => row.industry)],
    staff: [sheet('职工数', 'Staff', 10, (row: Unit) => row.staff)], founded: [sheet('成立', 'Founded', 12, (row: Unit) => row.foundedOn)],
  },
})

registerList('registry.accounts', {
  title: { zh: '账号与身份', en: 'Accounts and roles' }, route: accountRoutes.list, read: listAccounts,
  columns: {
    name: [sheet('姓名', 'Name', 14, (row: Account) => row.name), sheet('登录名', 'Login name', 18, (row: Account) => row.loginName)], unit: [sheet('单位', 'Unit', 30, (row: Account) => row.unitName)],
    roles: [sheet('身份', 'Roles', 40, (row: Account, language) => row.roles.filter((term) => !term.ended).map((term) => `${roleTitles[term.role][language]}（${term.unitName}）`).join('、'))],
    last: [sheet('上次登录', 'Last login', 20, (row: Account) => stamp(row.lastLoginAt))], state: [sheet('状态', 'State', 10, (row: Account, language) => states[row.state][language])],
    totp: [sheet('验证器', 'Authenticator', 12, (row: Account, language) => (row.totpEnrolled ? { zh: '已绑定', en: 'enrolled' } : { zh: '未绑定', en: 'not enrolled' })[language])],
    created: [sheet('建立', 'Made', 20, (row: Account) => stamp(row.createdAt))],
  },
})

registerList('platform.audit', {
  title: { zh: '审计日志', en: 'Audit log' }, route: auditRoutes.list, read: listNamed,
  columns: {
    at: [sheet('时间', 'When', 20, (row: Entry) => stamp(row.at))], action: [sheet('做了什么', 'Deed', 28, (row: Entry) => row.action)],
    who: [sheet('姓名', 'Name', 14, (row: Entry) => row.accountName), sheet('身份', 'Role', 16, (row: Entry, language) => roleName(row, language)), sheet('操作者', 'Actor', 46, (row: Entry) => row.actor), sheet('代谁', 'On behalf of', 40, (row: Entry) => row.onBehalfOf)],
    why: [sheet('原因', 'Why', 36, (row: Entry) => row.reason)], subject: [sheet('对象', 'Subject', 46, (row: Entry) => row.subject)], details: [sheet('细节', 'Details', 60, (row: Entry) => JSON.stringify(row.details))],
  },
})

function roleName(row: Entry, language: Language): string {
  return row.role === null ? '' : roleTitles[row.role as Role]?.[language] ?? row.role
}
