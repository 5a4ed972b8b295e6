import type { Config } from '../config/index.ts'
import type { PersonalText } from '../crypto/index.ts'
import { askService } from './service.ts'

/** Whether a name and an identity number are one person's. `id` names the question, so that asking twice is one question to the service. */
export type IdentityQuestion = { id: string; name: PersonalText; number: PersonalText }
/** `form`: nobody was asked, only the number's form was checked. `service`: the service knows the pair. `mismatch`: it says that they do not belong together. */
export type IdentityVerdict = { kind: 'form' } | { kind: 'service'; reference: string | null } | { kind: 'mismatch'; reference: string | null }

/** Which adapter the settings choose: with an address the real-name service, without one this machine. */
export function identityAdapter(config: Pick<Config, 'IDENTITY_SERVICE_URL'>): 'local' | 'service' {
  return config.IDENTITY_SERVICE_URL ? 'service' : 'local'
}

/**
 * The port of real-name verification. The number's form (GB 11643) is the caller's to check before; here somebody who knows is asked, if there is anybody. Asks over the
 * network, so call it from a job and outside a transaction; throws while the service does not answer.
 */
export async function checkIdentity(config: Config, now: Date, question: IdentityQuestion): Promise<IdentityVerdict> {
  return identityAdapter(config) === 'local' ? { kind: 'form' } : askService(config, now, question)
}
