import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfigError } from './config-error.ts'
import type { Config } from './index.ts'

/** Certificate and key for serving HTTPS, or undefined where they are not set. Throws {@link ConfigError} for a file that cannot be read, is no PEM, or does not fit the other. */
export function readTls(config: Pick<Config, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>): { cert: Buffer; key: Buffer } | undefined {
  if (!config.TLS_CERT_FILE || !config.TLS_KEY_FILE) return undefined
  const [cert, key] = [readSetting('TLS_CERT_FILE', config.TLS_CERT_FILE), readSetting('TLS_KEY_FILE', config.TLS_KEY_FILE)]
  const certificate = parse('TLS_CERT_FILE', config.TLS_CERT_FILE, 'a certificate in PEM (it begins with -----BEGIN CERTIFICATE-----)', () => new X509Certificate(cert))
  const privateKey = parse('TLS_KEY_FILE', config.TLS_KEY_FILE, 'a private key in PEM without a password (it begins with -----BEGIN PRIVATE KEY-----)', () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(privateKey)) throw refused(`TLS_KEY_FILE (${config.TLS_KEY_FILE}) is not the key of the certificate in TLS_CERT_FILE: give the pair that belongs together`)
  return { cert, key }
}

function readSetting(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw refused(`${name} names ${file}, which ${code === 'ENOENT' ? 'is not there' : code === 'EACCES' ? 'this user may not read' : `cannot be read (${code ?? 'unknown'})`}`)
  }
}

function parse<T>(name: string, file: string, what: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw refused(`${name} (${file}) is not ${what}`)
  }
}

const refused = (line: string) => new ConfigError(`These settings cannot work:\n  ${line}\nEach is explained in docs/operations.md.`)
