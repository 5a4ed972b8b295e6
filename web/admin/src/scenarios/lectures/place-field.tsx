import { useState } from 'react'
import { useAnswer } from '@guildhall/client'
import { positionRoutes } from '@guildhall/contract'
import { useFormat, useText } from '@guildhall/ui'
import { Input, Select } from '@guildhall/ui/console'
import { DivisionSelect } from '../../app/division-select.tsx'
import { messages } from './messages.ts'
import { Chips, Labelled, useOwnDivision } from './parts.tsx'
import { readPoint, type Point } from './point.ts'
import styles from './lectures.module.css'

/** Where a lecture is wanted: a room of one of our positions, or an address with or without its point. */
export type Place = { roomId: string | null; division: string; town: string | null; address: string; lat: number | null; lng: number | null }

/** Both ways of saying where; whatever is not whole yet is null. */
export function PlaceField({ onChange }: { onChange: (place: Place | null) => void }) {
  const text = useText(messages).form
  const [way, setWay] = useState<'address' | 'room'>('address')
  return (
    <>
      <Labelled label={text.where}><Chips label={text.where} value={[way]} options={[{ value: 'address' as const, label: text.byAddress }, { value: 'room' as const, label: text.byRoom }]} onChange={(chosen) => { const next = chosen.find((one) => one !== way); if (next) { setWay(next); onChange(null) } }} /></Labelled>
      {way === 'address' ? <AddressField onChange={onChange} /> : <RoomField onChange={onChange} />}
    </>
  )
}

function AddressField({ onChange }: { onChange: (place: Place | null) => void }) {
  const text = useText(messages).form
  const own = useOwnDivision()
  const [form, setForm] = useState({ division: undefined as string | null | undefined, town: '', address: '', point: '' })
  const division = form.division === undefined ? own : form.division
  const point = readPoint(form.point)
  const set = (change: Partial<typeof form>) => {
    const next = { ...form, ...change }
    setForm(next)
    const at = next.division === undefined ? own : next.division
    const found = readPoint(next.point)
    const whole = at !== null && !at.endsWith('00') && next.address.trim() !== '' && (next.point.trim() === '' || found !== null)
    onChange(whole ? { roomId: null, division: at, town: next.town.trim() || null, address: next.address.trim(), lat: found?.lat ?? null, lng: found?.lng ?? null } : null)
  }
  return (
    <>
      <Labelled label={text.division}><DivisionSelect value={division} onChange={(chosen) => set({ division: chosen?.code ?? null })} /></Labelled>
      <div className={styles.grid}>
        <Labelled label={text.town}><Input aria-label={text.town} maxLength={40} value={form.town} onChange={(event) => set({ town: event.target.value })} /></Labelled>
        <Labelled label={text.address}><Input aria-label={text.address} placeholder={text.addressHint} maxLength={120} value={form.address} onChange={(event) => set({ address: event.target.value })} /></Labelled>
        <Labelled label={text.point} hint={text.pointHint}><Input aria-label={text.point} placeholder="30.5263,120.9458" maxLength={60} value={form.point} onChange={(event) => set({ point: event.target.value })} /></Labelled>
      </div>
      {form.point.trim() !== '' && (point ? <Nearest point={point} /> : <p className={styles.why}>{text.pointWrong}</p>)}
    </>
  )
}

/** Which of our positions is nearest to the point: whoever pasted the wrong one sees it at once. */
function Nearest({ point }: { point: Point }) {
  const text = useText(messages).form
  const format = useFormat()
  const { data } = useAnswer(positionRoutes.find, { near: `${point.lat},${point.lng}`, limit: 1 })
  const [nearest] = data?.rows ?? []
  return <p className="muted" role="status">{nearest?.metres != null ? text.nearest(nearest.name, nearest.metres < 1_000 ? text.metres(format.count(nearest.metres)) : text.kilometres(format.count(Math.round(nearest.metres / 1_000)))) : text.pointKept}</p>
}

function RoomField({ onChange }: { onChange: (place: Place | null) => void }) {
  const text = useText(messages).form
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [positionId, setPositionId] = useState<string>()
  const [roomId, setRoomId] = useState<string>()
  const found = useAnswer(positionRoutes.find, { q: typed.trim() || undefined, limit: 50 }).data?.rows ?? []
  const { data: position } = useAnswer(positionRoutes.show, { positionId: positionId ?? '' }, { enabled: positionId !== undefined })
  const options = position && position.id === positionId && !found.some((one) => one.id === position.id) ? [position, ...found] : found
  return (
    <div className={styles.grid}>
      <Labelled label={text.position}>
        <Select
          aria-label={text.position} showSearch={{ filterOption: false, onSearch: setTyped }} value={positionId} placeholder={text.position} notFoundContent={text.noPosition}
          options={options.map((one) => ({ value: one.id, label: [one.name, one.town ?? one.divisionName].filter(Boolean).join(' ') }))} onChange={(id: string) => { setPositionId(id); setRoomId(undefined); onChange(null) }}
        />
      </Labelled>
      {position && position.id === positionId && (position.division === null ? <p className={styles.why} role="alert">{text.noCounty}</p> : (
        <Labelled label={text.room} hint={text.roomHint}>
          <Select
            aria-label={text.room} value={roomId} placeholder={text.room} notFoundContent={text.noRoom} options={position.rooms.map((one) => ({ value: one.id, label: text.roomOf(one.name, format.count(one.capacity)) }))}
            onChange={(id: string) => { setRoomId(id); onChange({ roomId: id, division: position.division!, town: position.town, address: position.address, lat: position.lat, lng: position.lng }) }}
          />
        </Labelled>
      ))}
    </div>
  )
}
