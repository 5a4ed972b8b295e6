import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { trustedIssuerFromDid, trustedIssuerFromDocument } from './did.ts'
import type { CredentialFacts, TrustedIssuer, Verification } from './model.ts'
import { parseJson } from './read.ts'
import { verifyFile } from './verify.ts'

/** A long status list packs to far less than this; so does a DID document. */
const MAX_SIDE_FILE_BYTES = 4 * 1024 * 1024

export const VERIFY_CREDENTIAL_USAGE = `usage: verify-credential FILE [--issuer DID|did.json]… [--status-list FILE] [--json]

  FILE          a certificate as PDF, or its credential as JSON
  --issuer      whom to trust: a did:key, or the saved DID document of a did:web; may be given more than once;
                without it the issuers of the installation in DATA_DIR, when there is one, and its revocations
  --status-list the issuer's signed status list, saved from its address; without it revocation is not checked
  --json        print the whole answer as one line of JSON

Needs no network and no server. Exit code 0: valid, 1: not valid, 2: could not be asked like this.
`

/** Where the command writes and whom it trusts when no `--issuer` is given: this installation's own issuers, if it has any. */
export interface CommandIo {
  out: (text: string) => void
  err: (text: string) => void
  now: () => Date
  ownIssuers?: () => Promise<readonly TrustedIssuer[]>
  /** The signed status list of that address, when it is one of this installation's own; else null. */
  ownStatusList?: (listUrl: string) => Promise<unknown>
}

/** Runs `verify-credential` with the arguments after its name; returns the exit code. */
export async function verifyCredentialCommand(args: readonly string[], io: CommandIo): Promise<0 | 1 | 2> {
  const asked = readArguments(args)
  if ('problem' in asked) return refuse(io, asked.problem)
  const { file, issuers, statusListFile, json } = asked

  const bytes = await read(file)
  if (!bytes) return refuse(io, `cannot read ${file}`)
  const statusList = statusListFile === undefined ? null : await readJson(statusListFile)
  if (statusListFile !== undefined && statusList === null) return refuse(io, `${statusListFile} is no JSON file`)
  const named = await Promise.all(issuers.map(trust))
  if (named.includes(null)) return refuse(io, '--issuer takes a did:key or a DID document with an Ed25519 key')

  const trustedIssuers = issuers.length ? named.filter((issuer) => issuer !== null) : await io.ownIssuers?.() ?? []
  const loadStatusList = async (listUrl: string) => statusList ?? await io.ownStatusList?.(listUrl) ?? null
  const verification = await verifyFile(bytes, { trustedIssuers, loadStatusList, now: io.now() })
  io.out(json ? `${JSON.stringify(verification)}\n` : report(verification))
  return verification.verdict === 'valid' ? 0 : 1
}

interface Asked { file: string, issuers: string[], statusListFile?: string, json: boolean }

function readArguments(args: readonly string[]): Asked | { problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { issuer: { type: 'string', multiple: true }, 'status-list': { type: 'string' }, json: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length) return { problem: 'name exactly one file' }
    return { file, issuers: values.issuer ?? [], statusListFile: values['status-list'], json: values.json ?? false }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

async function trust(issuer: string): Promise<TrustedIssuer | null> {
  return issuer.startsWith('did:') ? trustedIssuerFromDid(issuer) : trustedIssuerFromDocument(await readJson(issuer))
}

async function read(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch(() => null)
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await read(path)
  return bytes && parseJson(bytes, MAX_SIDE_FILE_BYTES)
}

function refuse(io: CommandIo, problem: string): 2 {
  io.err(`${problem}\n\n${VERIFY_CREDENTIAL_USAGE}`)
  return 2
}

function report({ verdict, facts, revocation, reason }: Verification): string {
  const status = revocation.checked ? `status list of ${revocation.asOf}` : 'not checked (no status list of this issuer at hand)'
  const lines: [string, string][] = [['verdict', `${verdict} (${reason})`], ...(facts ? [...factLines(facts), ['revocation', status] as [string, string]] : [])]
  return `${lines.map(([name, value]) => `${name.padEnd(12)}${value}`).join('\n')}\n`
}

function factLines(facts: CredentialFacts): [string, string][] {
  const lines: [string, string | null][] = [
    ['number', facts.number], ['name', facts.holderName], ['achievement', facts.achievement],
    ['occupation', [facts.occupation, facts.occupationCode].filter(Boolean).join(' ')],
    ['level', facts.level], ['class hours', facts.classHours === null ? null : String(facts.classHours)],
    ['issuer', `${facts.issuerName} <${facts.issuerDid}>`], ['issued', facts.issuedAt], ['valid until', facts.validUntil],
  ]
  return lines.filter((line): line is [string, string] => line[1] !== null)
}
