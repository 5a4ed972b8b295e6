import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { PersonalText } from './personal-text.ts'

/** What a blind index is of: the same digits as a phone and as something else must not meet. */
export type BlindKind = 'phone' | 'id-number' | 'credit-code' | 'login' | 'code' | 'address' | 'name' | 'import-row' | 'view-name'
export type CipherSuite = 'aes-256-gcm' | 'sm4'

export type Cipher = {
  /** Ciphertext as stored: suite byte · nonce · authentication tag · data. `about` binds it to its table and column. */
  seal(text: PersonalText | string, about: string): Buffer
  /** Throws when the bytes were changed, moved to another column, or sealed with another key. */
  open(sealed: Buffer, about: string): PersonalText
  /** Keyed hash by which an exact value is found again. */
  blind(text: PersonalText | string, kind: BlindKind): Buffer
}

const suiteByTag: Record<number, CipherSuite> = { 1: 'aes-256-gcm', 2: 'sm4' }

/**
 * Seals personal data at rest: AES-256-GCM, or by configuration SM4 (GB/T 32907; CTR with HMAC-SM3 over everything, because OpenSSL as Node ships it has
 * no SM4-GCM). Old values stay readable after a change of suite: each names its own.
 */
export function createCipher(keys: Pick<KeyRing, 'data' | 'index'>, suite: CipherSuite = 'aes-256-gcm'): Cipher {
  const text = (value: PersonalText | string) => (typeof value === 'string' ? value : value.reveal())
  // A key made ready once: handed over as bytes it is made anew for every value, which takes five times as long as the hash itself.
  const index = createSecretKey(keys.index)
  const suites: Record<CipherSuite, Suite> = { 'aes-256-gcm': aesGcm(keys.data), sm4: sm4(keys.data) }
  return {
    seal: (value, about) => suites[suite].seal(Buffer.from(text(value), 'utf8'), Buffer.from(about)),
    open(sealed, about) {
      const name = suiteByTag[sealed[0] ?? 0]
      if (!name) throw new Error('not a sealed value')
      return new PersonalText(suites[name].open(sealed, Buffer.from(about)).toString('utf8'))
    },
    blind: (value, kind) => createHmac('sha256', index).update(`${kind}\0${text(value)}`).digest(),
  }
}

type Suite = { seal(data: Buffer, about: Buffer): Buffer; open(sealed: Buffer, about: Buffer): Buffer }

const chance = Buffer.alloc(4_080)
let used = chance.length

/** Random bytes that nobody gets a second time, drawn many at once: each draw asks the system. */
function nonceOf(bytes: number): Buffer {
  if (used + bytes > chance.length) {
    randomFillSync(chance)
    used = 0
  }
  const nonce = Buffer.from(chance.subarray(used, used + bytes))
  used += bytes
  return nonce
}

function aesGcm(bytes: Buffer): Suite {
  const key = createSecretKey(bytes)
  return {
    seal(data, about) {
      const nonce = nonceOf(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about)
      const body = Buffer.concat([cipher.update(data), cipher.final()])
      return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, about) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(about).setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
    },
  }
}

function sm4(key: Buffer): Suite {
  const derived = (use: string, bytes: number) => createSecretKey(Buffer.from(hkdfSync('sha256', key, '', use, bytes)))
  const [encryption, authentication] = [derived('sm4', 16), derived('sm4-mac', 32)]
  const tag = (nonce: Buffer, body: Buffer, about: Buffer) =>
    createHmac('sm3', authentication).update(nonce).update(Buffer.of(about.length)).update(about).update(body).digest()
  return {
    seal(data, about) {
      const nonce = nonceOf(16)
      const cipher = createCipheriv('sm4-ctr', encryption, nonce)
      const body = Buffer.concat([cipher.update(data), cipher.final()])
      return Buffer.concat([Buffer.of(2), nonce, tag(nonce, body, about), body])
    },
    open(sealed, about) {
      const [nonce, mac, body] = [sealed.subarray(1, 17), sealed.subarray(17, 49), sealed.subarray(49)]
      if (!sameSecret(mac, tag(nonce, body, about))) throw new Error('a sealed value was changed')
      const decipher = createDecipheriv('sm4-ctr', encryption, nonce)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}

/** Compares secrets without telling by its time how much of them agrees. */
export function sameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
