import { findForm, publishForm, type Form } from '#engines/evaluation'
import { asService, holderOf, Refused, type RequestContext } from '#platform/http'
import { isWithin } from '#registry/units'
import { classFormKey } from '../resources/index.ts'
import { classForm } from './questions.ts'
import { findOwner } from './store.ts'

type Ctx = Pick<RequestContext, 'tx' | 'actor' | 'clock'>

/** The form that comes with the system, published when it is first needed: the fixed questions and no others. */
export function openForm(ctx: Ctx): Promise<Form> {
  return asService(ctx, '', async () => await findForm(ctx.tx, classFormKey, { edition: '' }) ?? publishForm(ctx.tx, { ...classForm([]), scope: '', by: holderOf(ctx.actor), now: ctx.clock.now() }))
}

/** The form that classes of a place are judged with now: that of the nearest unit which has one of its own. */
export async function formFor(ctx: Ctx, scope: string): Promise<{ form: Form; owner: { unit_id: string; scope: string; name: string } | null }> {
  const found = await asService(ctx, '', async () => {
    const owner = await findOwner(ctx.tx, scope)
    const form = owner && await findForm(ctx.tx, classFormKey, { edition: owner.scope })
    return form && { form, owner }
  })
  return found || { form: await openForm(ctx), owner: null }
}

/** The version in which a form about a class was filled in, however old; one that no unit above the class ever published is none of its forms. */
export async function formOfVersion(ctx: Ctx, scope: string, version: number | undefined): Promise<Form> {
  if (version === undefined) return (await formFor(ctx, scope)).form
  const form = await asService(ctx, '', () => findForm(ctx.tx, classFormKey, { version }))
  if (!form || (form.scope !== '' && !isWithin(scope, form.scope))) throw new Refused('training.form-unknown')
  return form
}
