import { inScope } from '#platform/db'
import type { Services } from '#platform/http'
import { listDemoAccounts } from '#platform/login'
import type { Installation } from './installation.ts'

/** What is printed at the start. */
export async function greet(services: Services, installation: Installation, url: string): Promise<string[]> {
  const lines = ['', `Guildhall 数智工会 · ${installation.name}${installation.kind === 'demo' ? ' · 演示 demo' : ''}`, `  phone    ${url}/`, `  console  ${url}/console/`, `  API      ${url}/docs`]
  if (installation.kind !== 'demo') return [...lines, '']
  const accounts = await inScope(services.db, { role: 'app_login', holder: 'greeting' }, (tx) => listDemoAccounts({ ...services, tx }))
  return [
    ...lines, '', 'Logins (one tap on the login page):', ...accounts.map((account) => `  ${account.account.padEnd(22)} ${account.title.zh} · ${account.who}`), '',
    'This is a demo, with invented people. A real installation: DATA_DIR=/another/folder npm run guildhall -- init', '',
  ]
}
