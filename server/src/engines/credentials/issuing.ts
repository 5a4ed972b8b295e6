import { randomBytes, randomInt } from 'node:crypto'
import type { Cipher } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { getCurrentIssuer, issuerWithDid } from './did.ts'
import { openProfile } from './keys.ts'
import type { IssuerName } from './keys.ts'
import type { Certificate, IssuedCredential, Issuer, NewCredential, SignedDocument } from './model.ts'
import { formatNumber, renewal } from './rules.ts'
import { signCredential } from './sign.ts'
import { createStatusBits, signStatusList, STATUS_LIST_LENGTH, withRevoked } from './status-list.ts'
import {
  advanceSeries, findInForce, findIssued, findSignedList, insertIssued, insertList, lockIssued, lockList, lockListWithRoom, lockSeries, markRevoked, updateList,
} from './store.ts'
import type { StatusListRow } from './store.ts'

/** What issuing needs of its surroundings. The addresses are the public ones that go into the signed files. */
export interface Issuing {
  cipher: Cipher
  issuer: IssuerName
  addresses: { credential: (id: string) => string, statusList: (id: string) => string }
  now: Date
}

const SEALED_AS = 'credential_issued.sealed'

/**
 * Issues a credential, or gives the one in force when there is one already (C9). Needs the job role in a range with `scope`: it
 * reads the signing key.
 */
export async function issue(tx: Tx, by: Issuing, wanted: NewCredential): Promise<IssuedCredential & { again: boolean }> {
  // The series is locked first: who asks twice at the same moment waits here and then finds the first answer.
  const last = await lockSeries(tx, wanted.series)
  const known = await findInForce(tx, wanted.subject, wanted.holder)
  if (known) return { ...known, again: true }

  const parts = { ...wanted.series, sequence: last + 1 }
  const { issuer, list, index } = await drawStatusEntry(tx, by)
  const id = newId()
  const certificate: Certificate = {
    id: by.addresses.credential(id), number: formatNumber(parts), holderName: wanted.holderName, salt: newSalt(),
    achievement: wanted.achievement, issuedAt: wanted.issuedAt, validUntil: wanted.validUntil, status: { listUrl: list.url, index },
  }
  await advanceSeries(tx, parts)
  return { ...await keep(tx, by, { ...wanted, id, issuer, list, certificate }), again: false }
}

/** Revokes for good (C4). Revoking again changes nothing, the first reason stays. Needs the job role. */
export async function revoke(tx: Tx, by: Issuing, input: { id: string, reason: string }): Promise<IssuedCredential> {
  const issued = await lockIssued(tx, input.id)
  if (issued.revoked) return issued
  await setBit(tx, by, issued)
  await markRevoked(tx, issued.id, { now: by.now, reason: input.reason, replacedBy: null })
  return { ...issued, revoked: { at: by.now, reason: input.reason } }
}

/**
 * Replaces a credential by one with the same number and new dates, and with other words where `changed` says so; the old one is revoked as renewed. Null when it was
 * revoked before: what was taken back is issued anew or not at all. Needs the job role.
 */
export async function renew(tx: Tx, by: Issuing, input: { id: string, issuedAt: Date, validUntil?: Date, changed?: Partial<Pick<Certificate, 'holderName' | 'achievement'>> }): Promise<IssuedCredential | null> {
  const previous = await lockIssued(tx, input.id)
  if (previous.revoked) return null
  const { issuer, list, index } = await drawStatusEntry(tx, by)
  const id = newId()
  const certificate = renewal(openSealed(previous, by.cipher).certificate, {
    id: by.addresses.credential(id), salt: newSalt(), status: { listUrl: list.url, index }, issuedAt: input.issuedAt, validUntil: input.validUntil, ...input.changed,
  })
  await setBit(tx, by, previous)
  await markRevoked(tx, previous.id, { now: by.now, reason: 'renewed', replacedBy: id })
  return keep(tx, by, { ...previous, id, issuer, list, certificate })
}

/** The signed file for the holder, with the name in clear. */
export function openHolderCopy(issued: IssuedCredential, cipher: Cipher): SignedDocument {
  return openSealed(issued, cipher).holderCopy
}

/** What was certified, as it was passed to `issue`: for printing it. */
export function openCertificate(issued: IssuedCredential, cipher: Cipher): Certificate {
  return openSealed(issued, cipher).certificate
}

/** Answers `verifyFile`'s question for a status list out of the lists published here. */
export function statusListsOf(tx: Tx): (listUrl: string) => Promise<unknown> {
  return (listUrl) => findSignedList(tx, { url: listUrl })
}

type Kept = Pick<IssuedCredential, 'id' | 'scope' | 'subject' | 'holder'> & { issuer: Issuer, list: StatusListRow, certificate: Certificate }

/** Signs both copies and writes the row. */
async function keep(tx: Tx, by: Issuing, { id, scope, subject, holder, issuer, list, certificate }: Kept): Promise<IssuedCredential> {
  const holderCopy = await signCredential(issuer, certificate, { copy: 'holder', now: by.now })
  const publicCopy = await signCredential(issuer, certificate, { copy: 'public', now: by.now })
  await insertIssued(tx, {
    id, scope, subject, holder, number: certificate.number, publicCopy, sealed: by.cipher.seal(JSON.stringify({ certificate, holderCopy }), SEALED_AS),
    listId: list.id, statusIndex: certificate.status.index, issuedAt: certificate.issuedAt, validUntil: certificate.validUntil ?? null,
  })
  const issued = await findIssued(tx, id)
  if (!issued) throw new Error(`credential ${id} was written outside the range of this transaction`)
  return issued
}

/** A free bit in a list of the issuer; a new list when all are full. */
async function drawStatusEntry(tx: Tx, by: Issuing): Promise<{ issuer: Issuer, list: StatusListRow, index: number }> {
  const issuer = getCurrentIssuer(await openProfile(tx, by.issuer, by.cipher))
  const list = await lockListWithRoom(tx, issuer.did) ?? await newList(tx, by, issuer)
  await updateList(tx, list.id, { used: list.used + 1 })
  return { issuer, list, index: (list.start + list.used * list.step) % (list.bits.length * 8) }
}

async function newList(tx: Tx, by: Issuing, issuer: Issuer): Promise<StatusListRow> {
  const id = newId()
  const list = {
    id, url: by.addresses.statusList(id), issuerDid: issuer.did, bits: Buffer.from(createStatusBits()), used: 0,
    step: 2 * randomInt(STATUS_LIST_LENGTH / 8, STATUS_LIST_LENGTH / 2) + 1, start: randomInt(STATUS_LIST_LENGTH),
  }
  await insertList(tx, { ...list, signed: await signStatusList(issuer, { listUrl: list.url, bits: list.bits, now: by.now }), now: by.now })
  return list
}

/** Sets the bit of a credential and publishes the list anew, signed by the issuer of the list (C5). */
async function setBit(tx: Tx, by: Issuing, { listId, statusIndex }: IssuedCredential): Promise<void> {
  const list = await lockList(tx, listId)
  const issuer = issuerWithDid(await openProfile(tx, by.issuer, by.cipher), list.issuerDid)
  const bits = Buffer.from(withRevoked(list.bits, statusIndex))
  await updateList(tx, listId, { bits, signed: await signStatusList(issuer, { listUrl: list.url, bits, now: by.now }), now: by.now })
}

function openSealed(issued: IssuedCredential, cipher: Cipher): { certificate: Certificate, holderCopy: SignedDocument } {
  const opened = JSON.parse(cipher.open(issued.sealed, SEALED_AS).reveal()) as { certificate: StoredCertificate, holderCopy: SignedDocument }
  const { certificate, holderCopy } = opened
  return {
    holderCopy,
    certificate: {
      ...certificate, issuedAt: new Date(certificate.issuedAt), validUntil: certificate.validUntil === undefined ? undefined : new Date(certificate.validUntil),
    },
  }
}

type StoredCertificate = Omit<Certificate, 'issuedAt' | 'validUntil'> & { issuedAt: string, validUntil?: string }

function newSalt(): string {
  return randomBytes(16).toString('hex')
}
