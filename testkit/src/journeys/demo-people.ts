import { loginRoutes } from '@guildhall/contract'
import type { BrowserContext } from 'playwright-core'
import { Client } from '../client.ts'

/** A demo account with one tap: for what the API has to say, and as a cookie for a browser. */
export async function logInAs(url: string, account: string): Promise<Client> {
  const { status, headers, body } = await new Client(url).send(loginRoutes.demoLogin, { account })
  if (status !== 200) throw new Error(`nobody is ${account}: ${JSON.stringify(body)}`)
  return new Client(url, headers.getSetCookie()[0]!.split(';')[0])
}

export async function giveSession(context: BrowserContext, client: Client): Promise<void> {
  const at = client.cookie.indexOf('=')
  await context.addCookies([{ name: client.cookie.slice(0, at), value: client.cookie.slice(at + 1), url: client.url }])
}
