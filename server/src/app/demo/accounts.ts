import type { Role } from '@guildhall/contract'
import type { CommandContext } from '#platform/module'
import { asLogin, setDemoAccounts, type DemoAccount } from '#platform/login'
import { addStaffAccount, insertTerm } from '#registry'
import { entered } from './entered.ts'
import { home } from './lists/places.ts'
import { staffActor, type Staff, type Stage } from './stage.ts'
import type { Accounts, Cast, Person, Tree, Unit } from './world.ts'

/** Those who work in federations, firms and departments, and the cards of the login page. */
export async function buildAccounts(stage: Stage, { tree, cast }: { tree: Tree; cast: Cast }): Promise<Accounts> {
  const since = stage.day(entered.accounts)
  return stage.asService(stage.at(entered.accounts), async (ctx) => {
    const hire = (loginName: string, name: string, role: Role, unit: Unit) => addStaff(ctx, { loginName, name, role, unit, since })
    const county = tree.counties.get(home)!
    const baibu = county.towns.get('百步镇')!
    const riders = await ctx.tx.selectFrom('unit').select(['id', 'scope', 'name']).where('scope', '>', county.scope).where('scope', '<', `${county.scope}/`).where('name', 'like', '%快递外卖%').executeTakeFirstOrThrow()
    const accounts: Accounts = {
      officers: new Map(), reviewers: new Map(), speakers: new Map(),
      clerk: await hire('chuangkou', '费巧云', 'window-clerk', county), townOfficer: await hire('luojianan', '骆建安', 'town-officer', baibu), leader: await hire('xue', '薛主席', 'leader', county), unionOfficer: await hire('qishou', '梅映红', 'union-officer', riders),
      registrars: [await hire('dengji', '朱立群', 'registrar', county), await hire('hezhun', '吴敏华', 'registrar', county)],
    }
    accounts.officers.set(home, await hire('xuzhiyao', '许知遥', 'training-officer', county))
    accounts.reviewers.set(home, await hire('panyouwei', '潘有为', 'training-reviewer', county))
    for (const [code, { officer, reviewer }] of Object.entries(elsewhere)) {
      const unit = tree.counties.get(code)!
      accounts.officers.set(code, await hire(`peixun${code}`, officer, 'training-officer', unit))
      accounts.reviewers.set(code, await hire(`fuhe${code}`, reviewer, 'training-reviewer', unit))
    }
    // The city above plans nothing itself; it hears of what a county is late with.
    await hire('shipeixun', '方正平', 'training-officer', tree.root)
    await hire('shifuhe', '盛国英', 'training-reviewer', tree.root)
    const department = tree.departments.find((one) => one.name.includes('民政'))!
    accounts.speakers.set(cast.hengheFirm.id, await hire('henghe', '季文澜', 'enterprise-hr', cast.hengheFirm))
    accounts.speakers.set(department.id, await hire('minzheng', '计雪明', 'department-officer', department))
    const [system, security, audit] = [await hire('system', '系统管理员', 'system-admin', tree.root), await hire('security', '安全管理员', 'security-admin', tree.root), await hire('audit', '审计管理员', 'audit-admin', tree.root)]

    const staff = (actor: Staff) => actor.accountId
    const worker = (person: Person) => person.actor!.accountId
    const cards: DemoAccount[] = [
      { account: 'worker', accountId: worker(cast.lin), icon: 'user', title: { zh: '职工', en: 'Worker' }, who: '林晓禾', sees: { zh: '车工，要学技能、领证书', en: 'A turner who learns and gets certified' } },
      { account: 'rider', accountId: worker(cast.luo), icon: 'bike', title: { zh: '新就业形态', en: 'Platform worker' }, who: '罗小川', sees: { zh: '骑手，还没入会', en: 'A courier, not yet a member' } },
      { account: 'enterprise', accountId: staff(accounts.speakers.get(cast.hengheFirm.id)!), icon: 'factory', title: { zh: '企业', en: 'Enterprise' }, who: '季女士', sees: { zh: '恒禾精密人事，办定制班', en: 'HR of Henghe, asks for custom classes' } },
      { account: 'trainer', accountId: worker(cast.shen), icon: 'graduation-cap', title: { zh: '教师', en: 'Trainer' }, who: '沈国梁', sees: { zh: '高级技师，上课、签到、打分', en: 'Teaches, shows the check-in code, marks' } },
      { account: 'officer', accountId: staff(accounts.officers.get(home)!), icon: 'landmark', title: { zh: '县总干部', en: 'County officer' }, who: '许知遥', sees: { zh: '培训科，排班、公告、办件', en: 'Plans, publishes and runs classes' } },
      { account: 'town', accountId: staff(accounts.townOfficer), icon: 'building', title: { zh: '镇工会', en: 'Town union' }, who: '骆建安', sees: { zh: '百步镇，只看得到本镇', en: 'Baibu town, and nothing beyond it' } },
      { account: 'union', accountId: staff(accounts.unionOfficer), icon: 'users', title: { zh: '基层工会', en: 'Grassroots union' }, who: '梅映红', sees: { zh: '快递外卖行业工会，审入会、答来信', en: 'Couriers’ union: who joins, what they say' } },
      { account: 'leader', accountId: staff(accounts.leader), icon: 'gauge', title: { zh: '领导', en: 'Leader' }, who: '薛主席', sees: { zh: '一屏看全县', en: 'The county on one screen' } },
      { account: 'security', accountId: staff(security), icon: 'shield-check', title: { zh: '安全管理员', en: 'Security administrator' }, who: '三员之一', sees: { zh: '授权、收权、重置验证器', en: 'Grants and ends roles, resets second factors' } },
      { account: 'reviewer', accountId: staff(accounts.reviewers.get(home)!), icon: 'badge-check', title: { zh: '成绩复核', en: 'Result reviewer' }, who: '潘有为', sees: { zh: '第二双眼睛，确认后发证', en: 'The second pair of eyes before certificates' } },
      { account: 'clerk', accountId: staff(accounts.clerk), icon: 'concierge-bell', title: { zh: '窗口人员', en: 'Window clerk' }, who: '费巧云', sees: { zh: '替职工代办，处处留痕', en: 'Acts for workers at the desk, on record' } },
      { account: 'registrar', accountId: staff(accounts.registrars[0]), icon: 'landmark', title: { zh: '法人登记', en: 'Registrar' }, who: '朱立群', sees: { zh: '审查、发证，管窗口和事项', en: 'Examines, keeps windows and items' } },
      { account: 'department', accountId: staff(accounts.speakers.get(department.id)!), icon: 'briefcase', title: { zh: '部门联系人', en: 'Department officer' }, who: '计雪明', sees: { zh: '民政局，为养老机构提需求', en: 'Civil affairs, asks for care homes' } },
      { account: 'haining', accountId: staff(accounts.officers.get('330481')!), icon: 'map-pin', title: { zh: '邻县干部', en: 'Officer next door' }, who: elsewhere['330481']!.officer, sees: { zh: '海宁市，看不到海盐的人', en: 'Haining: sees nobody of Haiyan' } },
      { account: 'elder', accountId: worker(cast.elder), icon: 'accessibility', title: { zh: '年长职工', en: 'Older worker' }, who: '顾阿根', sees: { zh: '字大一点，话少一点', en: 'Bigger letters, fewer words' } },
      { account: 'system', accountId: staff(system), icon: 'server', title: { zh: '系统管理员', en: 'System administrator' }, who: '三员之一', sees: { zh: '账号、任务、工作日历', en: 'Accounts, jobs, working days' } },
      { account: 'audit', accountId: staff(audit), icon: 'scroll-text', title: { zh: '审计管理员', en: 'Audit administrator' }, who: '三员之一', sees: { zh: '只看日志，谁都改不了', en: 'Reads the log that nobody can change' } },
    ]
    await asLogin(ctx, () => setDemoAccounts(ctx, cards))
    return accounts
  })
}

/** The neighbours have somebody who plans and somebody who confirms, too. */
const elsewhere: Readonly<Record<string, { officer: string; reviewer: string }>> = {
  330402: { officer: '凌嘉慧', reviewer: '管世杰' }, 330481: { officer: '祝海宁', reviewer: '步青松' }, 330482: { officer: '陆平原', reviewer: '袁丽萍' }, 330483: { officer: '濮文倩', reviewer: '宗伟良' },
}

async function addStaff(ctx: CommandContext, { loginName, name, role, unit, since }: { loginName: string; name: string; role: Role; unit: Unit; since: string }): Promise<Staff> {
  const account = await addStaffAccount(ctx, { loginName, name, unit })
  await insertTerm(ctx, { accountId: account.id, role, unitId: unit.id, scope: unit.scope, from: since, until: null, grantedBy: null })
  return staffActor({ accountId: account.id, unit, role })
}
