import type { AnswerOf, foundingRoutes } from '@guildhall/contract'
import { useText } from '@guildhall/ui'
import { Checkbox, InputNumber, Select } from '@guildhall/ui/console'
import { UnitSelect, type ChosenUnit } from '../../app/unit-select.tsx'
import { messages } from './messages.ts'
import styles from './founding.module.css'

export type Talent = AnswerOf<typeof foundingRoutes.searchTalents>['rows'][number]
export type Facets = AnswerOf<typeof foundingRoutes.searchTalents>['facets']
export type Filter = { unit?: ChosenUnit | undefined; ageFrom?: number | undefined; ageTo?: number | undefined; education?: string | undefined; industry?: string | undefined; gender?: 'male' | 'female' | undefined; free?: boolean | undefined }

/** As the route takes it. */
export const askedOf = ({ unit, free, ...rest }: Filter) => ({ ...rest, ...(unit && { unitId: unit.id }), ...(free && { free: 'true' as const }) })

/** Age, schooling, industry of the unit, gender, unit: what the register holds. */
export function TalentFilter({ filter, facets, onChange }: { filter: Filter; facets: Facets | undefined; onChange: (filter: Filter) => void }) {
  const text = useText(messages).roster
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  const choose = (label: string, value: string | undefined, all: readonly string[], on: (value: string | undefined) => void) => (
    <Select aria-label={label} placeholder={label} style={{ width: 150 }} allowClear value={value ?? null} options={all.map((one) => ({ value: one, label: one }))} onChange={(chosen: string | null | undefined) => on(chosen ?? undefined)} />
  )
  return (
    <div className={styles.row} role="group" aria-label={text.findTitle}>
      <InputNumber aria-label={text.ageFrom} placeholder={text.ageFrom} min={16} max={90} style={{ width: 90 }} value={filter.ageFrom ?? null} onChange={(value) => set({ ageFrom: value ?? undefined })} />
      <InputNumber aria-label={`${text.age}${text.ageTo}`} placeholder={text.ageTo} min={16} max={90} style={{ width: 80 }} value={filter.ageTo ?? null} onChange={(value) => set({ ageTo: value ?? undefined })} />
      {choose(text.education, filter.education, facets?.educations ?? [], (education) => set({ education }))}
      {choose(text.industry, filter.industry, facets?.industries ?? [], (industry) => set({ industry }))}
      <Select aria-label={text.gender} placeholder={text.gender} style={{ width: 90 }} allowClear value={filter.gender ?? null} options={(['male', 'female'] as const).map((value) => ({ value, label: text.genders[value] }))} onChange={(value: 'male' | 'female' | null | undefined) => set({ gender: value ?? undefined })} />
      <span style={{ width: 200 }}><UnitSelect label={text.unit} value={filter.unit ?? null} onChange={(unit) => set({ unit: unit ?? undefined })} /></span>
      <Checkbox checked={filter.free ?? false} onChange={(event) => set({ free: event.target.checked || undefined })}>{text.free}</Checkbox>
    </div>
  )
}
