import type { InputOf, offersRoutes } from '@guildhall/contract'
import { maskName, maskPhone } from '#platform/crypto'
import type { RequestContext } from '#platform/http'
import type { Preview, Seeker } from '../model.ts'
import { openOwn } from '../policy.ts'
import { offerLimits } from '../rules.ts'
import type { OpenNeed } from '../store.ts'
import { weighOffers } from '../weigh.ts'

const shown = 8

/** Who would be told if the button were pressed now, why others not, and a few of them, masked. Nothing is written. */
export async function previewOffers(ctx: RequestContext, input: InputOf<typeof offersRoutes.previewOffers>): Promise<Preview> {
  const of = await openOwn(ctx, input.classId, 'read')
  const weighed = await weighOffers(ctx, of, input.towns)
  const needs = new Map(weighed.needs.map((need) => [need.id, need]))
  const chosen = weighed.bar === null ? weighed.chosen : []
  return {
    bar: weighed.bar, free: weighed.free, asked: weighed.asked, fits: chosen.length, textable: chosen.filter((one) => weighed.phones.has(one.personId)).length, leftOut: weighed.leftOut, towns: weighed.towns,
    sample: chosen.slice(0, shown).map((one) => presentSeeker(ctx, one, needs.get(one.needId)!, weighed.phones)), limits: { ...offerLimits },
  }
}

function presentSeeker(ctx: Pick<RequestContext, 'cipher'>, seeker: Seeker, need: OpenNeed, phones: ReadonlySet<string>): Preview['sample'][number] {
  return {
    person: { name: maskName(ctx.cipher.open(need.name_sealed, 'training_need.name').reveal()), phone: need.phone_sealed && maskPhone(ctx.cipher.open(need.phone_sealed, 'training_need.phone').reveal()) },
    town: seeker.town, level: seeker.level, windows: [...seeker.windows], askedAt: seeker.askedAt.toISOString(), textable: phones.has(seeker.personId),
  }
}
