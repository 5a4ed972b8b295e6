import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfSigned } from '@guildhall/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig, readTls } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'guildhall-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function saidOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}

describe('a setting that cannot work is told in a sentence with an example', () => {
  test.each([
    [{ PORT: 'abc' }, 'PORT must be a number'], [{ PORT: '99999' }, 'PORT must be a number'], [{ PUBLIC_URL: 'gonghui.example.cn' }, 'PUBLIC_URL must be the address'], [{ PUBLIC_URL: 'https://gonghui.example.cn/console' }, 'without a path'],
    [{ TRUSTED_PROXIES: 'localhost' }, 'such as 10.0.0.5,10.1.0.0/16'], [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must'], [{ TRUSTED_PROXIES: '10.0.0.1,proxy' }, 'TRUSTED_PROXIES must'], [{ DATABASE_URL: 'mysql://x/y' }, 'postgres://user'],
    [{ TLS_CERT_FILE: '/x' }, 'TLS_KEY_FILE is needed, because TLS_CERT_FILE is set'], [{ SMS_GATEWAY_URL: 'https://sms.example.cn' }, 'SMS_GATEWAY_KEY is needed'], [{ RATE_LIMITS: 'perhaps' }, 'RATE_LIMITS must be 1 or 0'], [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  ])('%j', (env, said) => expect(saidOf(() => readConfig(env))).toContain(said))

  test('all wrong ones at once, and no secret among the words', () => {
    const said = saidOf(() => readConfig({ PORT: 'x', PUBLIC_URL: 'y', DATABASE_URL: 'mysql://user:geheim@db/y' }))
    expect(said.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(3)
    expect(said).not.toContain('geheim')
  })
  test('what is right passes', () => {
    expect(readConfig({ PUBLIC_URL: 'https://gonghui.example.cn/', TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,::1,fd00::/8' })).toMatchObject({ PUBLIC_URL: 'https://gonghui.example.cn', TRUSTED_PROXIES: ['10.0.0.5', '10.1.0.0/16', '::1', 'fd00::/8'] })
  })
})

describe('certificate and key', () => {
  const write = (name: string, text: string) => { writeFileSync(join(folder, name), text); return join(folder, name) }
  const [own, other] = [selfSigned(), selfSigned()]
  const [cert, key, otherKey] = [write('cert.pem', own.cert), write('key.pem', own.key), write('other.pem', other.key)]
  test.each([
    ['one that is not there', join(folder, 'absent.pem'), key, 'TLS_CERT_FILE names'], ['a key for a certificate', key, key, 'is not a certificate in PEM'], ['a certificate for a key', cert, cert, 'is not a private key in PEM'], ['the key of another', cert, otherKey, 'is not the key of the certificate'],
  ])('%s is refused in a sentence', (_, TLS_CERT_FILE, TLS_KEY_FILE, said) => expect(saidOf(() => readTls({ TLS_CERT_FILE, TLS_KEY_FILE }))).toContain(said))
  test('a pair that belongs together is read', () => expect(readTls({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key })?.cert.toString()).toBe(own.cert))
})
