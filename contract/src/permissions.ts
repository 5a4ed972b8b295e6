/** What a role may be allowed to do. A role is held at a unit and reaches its subtree. Grouped by owner; each name is said in docs/glossary.md. */
export const permissions = [
  // platform: the three separated administrators share none of what changes something
  'accounts.read', 'accounts.manage', 'accounts.authorise', 'audit.read', 'jobs.manage', 'calendar.manage', 'installation.manage',
  // registry
  'units.read', 'units.manage', 'people.read', 'people.manage', 'people.reveal', 'people.merge', 'imports.manage', 'occupations.manage',
  // terms of office: reading; what falls to the union itself (posts, formalities); recording elections from above
  'terms.read', 'terms.tend', 'terms.manage',
  // founding a union: reading, asking for it and preparing it, answering from above
  'founding.read', 'founding.apply', 'founding.answer',
  // the desk: acting on a worker's behalf
  'desk.assist',
  // training
  'training.need.read', 'training.need.manage', 'training.need.file',
  // speaking for one's own enterprise or department: its needs, opinions, classes
  'training.unit.speak',
  'training.plan.read', 'training.plan.manage', 'training.plan.publish',
  'training.class.read', 'training.class.manage',
  'training.result.enter', 'training.result.confirm',
  'training.certificate.issue', 'training.certificate.revoke',
  'training.evaluation.read', 'training.evaluation.enter', 'training.evaluation.submit',
  // a supervisor looks into classes under way
  'training.inspect',
  'training.resource.manage',
  // coverage: employers that ought to have a union
  'coverage.read', 'coverage.manage',
  // joining a union: to see, to decide, to set a union's rule and code, to answer what people say to it
  'membership.read', 'membership.decide', 'membership.rule', 'membership.answer',
  // the service window: reading cases, applying for one's unit, serving at the window, examining, approving, keeping items and windows
  'window.read', 'window.apply', 'window.serve', 'window.examine', 'window.approve', 'window.manage',
  // benefits: to see who claims, to release them, to hand them over, to put in and divide what they are paid from
  'benefits.read', 'benefits.manage', 'benefits.hand-out', 'benefits.fund',
  // training vouchers: reading, giving and closing months, approving as a second person
  'vouchers.read', 'vouchers.manage', 'vouchers.approve',
  // service positions: to see them, to keep them, to serve at the door, to book a room for one's unit
  'venues.read', 'venues.manage', 'venues.serve', 'venues.book',
  // the lecture menu: to see orders and figures, to admit lecturers, check lectures and match, to order for one's unit
  'lectures.read', 'lectures.manage', 'lectures.order',
  // holiday childcare: to see classes and how full they are, to open them, to keep the children and hand them over
  'childcare.read', 'childcare.manage', 'childcare.keep',
  // counselling: to see counsellors and figures of five and more, to admit counsellors; nobody of the staff sees a session
  'counselling.read', 'counselling.manage',
  // the e-library: to see the books of a range and how many read them, to lend books
  'library.read', 'library.manage',
  // cockpit
  'cockpit.read',
] as const

export type Permission = (typeof permissions)[number]

export const roles = [
  'system-admin', 'security-admin', 'audit-admin', 'leader', 'training-officer', 'training-reviewer', 'town-officer', 'window-clerk', 'union-officer', 'enterprise-hr', 'department-officer', 'registrar', 'union-chair',
] as const
export type Role = (typeof roles)[number]

/** The name of a role as people read it. */
export const roleTitles: Record<Role, { zh: string; en: string }> = {
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
  leader: { zh: '领导', en: 'Leader' },
  'training-officer': { zh: '培训干部', en: 'Training officer' },
  'training-reviewer': { zh: '成绩复核', en: 'Result reviewer' },
  'town-officer': { zh: '镇（街道）工会干部', en: 'Town union officer' },
  'window-clerk': { zh: '窗口人员', en: 'Window clerk' },
  'union-officer': { zh: '基层工会干部', en: 'Union officer' },
  'enterprise-hr': { zh: '企业人事', en: 'Enterprise HR' },
  'department-officer': { zh: '部门联系人', en: 'Department officer' },
  registrar: { zh: '法人登记', en: 'Registrar' },
  'union-chair': { zh: '基层工会主席', en: 'Union chair' },
}

const joining = ['membership.read', 'membership.decide', 'membership.rule', 'membership.answer'] as const
const training = ['training.need.read', 'training.plan.read', 'training.class.read', 'training.evaluation.read'] as const

/** The federation's side of founding unions and of their elections. */
const unions = ['terms.read', 'terms.tend', 'terms.manage', 'founding.read', 'founding.apply', 'founding.answer'] as const

/** Keeping the positions of a range, and booking rooms for it. */
const venues = ['venues.read', 'venues.manage', 'venues.serve', 'venues.book'] as const

/** Ordering lectures for one's unit. */
const ordering = ['lectures.read', 'lectures.order'] as const

/** Opening holiday classes and keeping them. */
const childcare = ['childcare.read', 'childcare.manage', 'childcare.keep'] as const
/** Lending books in a range. */
const library = ['library.read', 'library.manage'] as const

/** Releasing benefits, and what they are paid from. */
const benefits = ['benefits.read', 'benefits.manage', 'benefits.hand-out', 'benefits.fund'] as const

/** Which role may do what. Data, not code: the policies of scenarios only ask for permissions. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  'system-admin': ['accounts.read', 'accounts.manage', 'jobs.manage', 'calendar.manage', 'installation.manage', 'units.read', 'units.manage', 'imports.manage', 'occupations.manage'],
  'security-admin': ['accounts.read', 'accounts.authorise', 'units.read'],
  'audit-admin': ['audit.read'],
  leader: ['units.read', 'cockpit.read', 'coverage.read', 'membership.read', 'terms.read', 'founding.read', ...training, 'training.inspect', 'window.read', 'vouchers.read', 'benefits.read', 'venues.read', 'lectures.read', 'childcare.read', 'counselling.read', 'library.read'],
  'training-officer': [
    'units.read', 'units.manage', 'people.read', 'people.manage', 'people.reveal', 'people.merge', 'imports.manage', 'occupations.manage', 'desk.assist', 'cockpit.read', 'coverage.read', 'coverage.manage', ...training,
    'training.need.manage', 'training.need.file', 'training.plan.manage', 'training.plan.publish', 'training.class.manage', 'training.result.enter',
    'training.evaluation.enter', 'training.inspect', 'training.resource.manage', 'vouchers.read', 'vouchers.manage', ...joining, ...unions, ...benefits, ...venues, ...ordering, 'lectures.manage', ...childcare, 'counselling.read', 'counselling.manage', ...library,
  ],
  'training-reviewer': ['units.read', 'people.read', 'cockpit.read', ...training, 'training.inspect', 'training.result.confirm', 'training.certificate.issue', 'training.certificate.revoke', 'vouchers.read', 'vouchers.approve'],
  'town-officer': ['units.read', 'people.read', 'people.manage', 'desk.assist', 'cockpit.read', 'coverage.read', 'coverage.manage', ...training, 'training.need.manage', 'training.need.file', 'training.evaluation.enter', 'training.inspect', ...joining, 'window.read', 'window.apply', 'window.serve', ...unions, ...benefits, ...venues, ...ordering, ...childcare, ...library],
  'window-clerk': ['units.read', 'people.read', 'people.manage', 'people.merge', 'desk.assist', 'training.need.read', 'training.need.file', 'training.class.read', 'training.evaluation.enter', 'membership.read', 'membership.answer', 'window.read', 'window.apply', 'window.serve', 'terms.read', 'terms.tend', 'founding.read', 'founding.apply', 'benefits.read', 'benefits.hand-out', 'venues.read', 'venues.serve', 'venues.book', ...ordering],
  // the officers of one union: its members and those who want to be
  'union-officer': ['units.read', 'people.read', 'people.manage', 'desk.assist', ...joining, 'window.read', 'window.apply', ...benefits, ...venues, ...ordering, ...childcare, ...library],
  'enterprise-hr': ['units.read', 'terms.read', 'terms.tend', 'founding.read', 'founding.apply', 'training.need.read', 'training.need.file', 'training.unit.speak', 'training.class.read', 'training.evaluation.submit', 'window.read', 'window.apply', 'venues.book', ...ordering],
  'department-officer': ['training.need.read', 'training.need.file', 'training.unit.speak', 'training.class.read', 'vouchers.read', 'vouchers.manage', 'venues.book', ...ordering],
  registrar: ['units.read', 'window.read', 'window.examine', 'window.approve', 'window.manage'],
  'union-chair': ['units.read', 'people.read', 'window.read', 'window.apply', 'terms.read', 'terms.tend', 'founding.read', 'training.need.read', 'training.need.file', 'training.unit.speak', 'training.class.read', 'training.evaluation.submit', 'venues.book', ...ordering],
}
