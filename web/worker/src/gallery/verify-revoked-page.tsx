import { Search } from 'lucide-react'
import { Button, VerifyResult } from '@guildhall/ui'
import { VerifyForm } from '@guildhall/ui/phone'

export default function VerifyRevokedPage() {
  return (
    <VerifyResult
      brand="数智工会" product="证书核验" links={<><a href="#how">怎么核验</a><a href="#login">登录</a><a href="#en">EN</a></>} verdict="revoked" word="证书已撤销" detail={<><time>2026年9月2日</time>起不再有效</>}
      facts={[{ label: '姓名', value: '贺*明', kind: 'name' }, { label: '职业', value: '焊工' }, { label: '等级', value: '高级工（三级）' }, { label: '证书编号', value: 'S0009 3304 2530 0042', kind: 'figure' }, { label: '发证单位', value: '宏屹钢构有限公司' }, { label: '发证日期', value: <time>2025年6月18日</time> }]}
      reason={{ title: '为什么撤销', text: '复查发现实操成绩录入有误，发证单位撤回。本人已收到通知，可免费补考。' }} history={{ issued: <time>发证 2025年6月18日</time>, revoked: <time>撤销 2026年9月2日</time>, today: '今天' }}
      checkedAt={{ label: '核验时间', stamp: '2026-11-20 18:16:04' }} objection={{ label: '对结果有疑问', onOpen: () => undefined }}
      again={<VerifyForm icon={Search} placeholder="输入另一张证书的编号" button={<Button type="submit" size="large">核验</Button>} onVerify={() => undefined} />} footer="青澜县总工会·不用登录，每次核验都留记录"
    />
  )
}
