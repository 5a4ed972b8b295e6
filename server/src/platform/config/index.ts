import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'

export { ConfigError } from './config-error.ts'
export { readTls } from './tls.ts'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')
/** Where the site is reached; QR codes are made by putting paths behind it. */
function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { pathname, search, hash } = new URL(url)
  return pathname === '/' && search === '' && hash === ''
}
/** An address, or a network with the length of its prefix. */
function isAddress(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0
  return bits > 0 && more.length === 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
}
const list = z.string().transform((value) => value.split(',').map((part) => part.trim()).filter(Boolean))

const environment = z.object({
  /** Where everything lives: embedded database, files, keys. */
  DATA_DIR: z.string().default('./data').transform((path) => resolve(path)),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  /** A PostgreSQL server ≥ 15 instead of the embedded one. Its user must own the database and may create roles. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The address by which people reach us; QR codes and did:web are made of it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).refine(isOrigin).transform((url) => url.replace(/\/+$/, '')).optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list.refine((proxies) => proxies.every(isAddress)).default([]),
  CIPHER: z.enum(['aes-256-gcm', 'sm4']).default('aes-256-gcm'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** HTTP gateway for text messages (protocol: docs/operations.md). Without one, codes go to the inbox page of a demo and nowhere else. */
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_KEY: z.string().optional(),
  SMS_GATEWAY_SECRET: z.string().optional(),
  /** Real-name service of the province (protocol: docs/operations.md). Without one only the number's form is checked, and records say so. */
  IDENTITY_SERVICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  IDENTITY_SERVICE_KEY: z.string().optional(),
  IDENTITY_SERVICE_SECRET: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Limits on guessing and sending. Only a load test has a reason to switch them off. */
  RATE_LIMITS: flag.default(true),
}).superRefine((env, ctx) => {
  const together = (names: (keyof typeof env)[]) => {
    const given = names.filter((name) => env[name] !== undefined)
    if (given.length > 0 && given.length < names.length) {
      const missing = names.filter((name) => env[name] === undefined)
      ctx.addIssue({ code: 'custom', path: [missing[0]!], message: `is needed, because ${given[0]} is set` })
    }
  }
  together(['TLS_CERT_FILE', 'TLS_KEY_FILE'])
  together(['SMS_GATEWAY_URL', 'SMS_GATEWAY_KEY', 'SMS_GATEWAY_SECRET'])
  together(['IDENTITY_SERVICE_URL', 'IDENTITY_SERVICE_KEY', 'IDENTITY_SERVICE_SECRET'])
  together(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
})

export type Config = z.output<typeof environment>


/** What each variable must be, with an example. */
const explained: Partial<Record<keyof Config, string>> = {
  PORT: 'must be a number from 0 to 65535, such as 8080',
  DATABASE_URL: 'must be an address such as postgres://user:password@db.example.cn/guildhall',
  PUBLIC_URL: 'must be the address that people use, with https:// and without a path, such as https://gonghui.example.cn',
  TRUSTED_PROXIES: 'must be IP addresses or networks, separated by commas, such as 10.0.0.5,10.1.0.0/16 (names are not looked up)',
  CIPHER: 'must be aes-256-gcm or sm4',
  LOG_LEVEL: 'must be one of fatal, error, warn, info, debug, trace, silent',
  SMS_GATEWAY_URL: 'must be an address such as https://sms.example.cn/send',
  IDENTITY_SERVICE_URL: 'must be an address such as https://realname.example.cn/check',
  S3_ENDPOINT: 'must be an address such as https://s3.example.cn',
  RATE_LIMITS: 'must be 1 or 0',
}

/** Reads the settings. Throws {@link ConfigError} naming every wrong variable at once; never prints a secret's value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(Object.entries(env).filter(([name, value]) => name in environment.shape && value !== undefined && value !== ''))
  const result = environment.safeParse(known)
  if (result.success) return result.data
  const lines = [...new Set(result.error.issues.map((issue) => {
    const name = String(issue.path[0])
    return `  ${name} ${issue.code === 'custom' && issue.message.startsWith('is needed') ? issue.message : explained[name as keyof Config] ?? issue.message}`
  }))]
  throw new ConfigError(`These settings cannot work:\n${lines.join('\n')}\nEach is explained in docs/operations.md.`)
}
