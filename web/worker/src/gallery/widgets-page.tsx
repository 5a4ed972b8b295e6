import { useState } from 'react'
import { Button, Card, formatDate } from '@guildhall/ui'
import { PhoneBody, PhoneTitle } from '@guildhall/ui/phone'
import { DatePicker, Dialog, Selector, Toast } from '@guildhall/ui/phone-widgets'

export default function WidgetsPage() {
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<Date | null>(null)
  return (
    <>
      <PhoneTitle title="手机上的重器" detail="选日子、选几样、说一声" />
      <PhoneBody>
        <Card><Button block onClick={() => setOpen(true)}>{day ? formatDate(day) : '选日子'}</Button></Card>
        <Card><Selector multiple options={[{ label: '工作日晚上', value: 'evening' }, { label: '周末白天', value: 'weekend' }]} /></Card>
        <Card><Button block onClick={() => Toast.show('记下了')}>说一声</Button></Card>
        <Card><Button block onClick={() => void Dialog.confirm({ content: '真的退出这个班吗？座位会让给候补第一位。' })}>问一句</Button></Card>
        <DatePicker visible={open} onClose={() => setOpen(false)} onConfirm={setDay} title="哪天方便" />
      </PhoneBody>
    </>
  )
}
