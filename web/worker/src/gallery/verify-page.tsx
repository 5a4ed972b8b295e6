import { Search } from 'lucide-react'
import { Button, QrCode, VerifyResult } from '@guildhall/ui'
import { VerifyForm } from '@guildhall/ui/phone'

export default function VerifyPage() {
  return (
    <VerifyResult
      brand="数智工会" product="证书核验" links={<><a href="#how">怎么核验</a><a href="#login">登录</a><a href="#en">EN</a></>} verdict="valid" word="证书有效" detail="发证单位的记录与这张证书一致"
      facts={[{ label: '姓名', value: '林*禾', kind: 'name' }, { label: '职业', value: '数控车工' }, { label: '等级', value: '初级工（五级）' }, { label: '证书编号', value: 'S0009 3304 2640 0187', kind: 'figure' }, { label: '发证单位', value: '青澜县职业技能评价中心' }, { label: '发证日期', value: <time>2026年11月6日</time> }]}
      checkedAt={{ label: '核验时间', stamp: '2026-11-20 18:16:04' }} note="姓名按规定隐去一个字。想核对全名，请本人出示证书。"
      proof={{ qr: <QrCode text="https://guildhall.example/v/S0009330426400187" label="核验用的二维码" />, lines: ['姓名按规定隐去一个字，核对全名请本人出示证书。', '扫左边的码，在手机上得到同样的结果。', '也可下载机器可验的凭证（Open Badges 3.0）。'] }}
      again={<VerifyForm icon={Search} placeholder="输入另一张证书的编号" button={<Button type="submit" size="large">核验</Button>} onVerify={() => undefined} again={<Button size="large" block>再核验一张</Button>} />} footer="青澜县总工会·不用登录，每次核验都留记录"
    />
  )
}
