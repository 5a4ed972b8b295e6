import { Download, Ellipsis, Printer, Share2, Sun } from 'lucide-react'
import { CertificateFrame } from '@guildhall/ui'
import { IconButton, PhoneBar, RoundActions } from '@guildhall/ui/phone'
import styles from './gallery.module.css'

export default function CertificatePage() {
  return (
    <>
      <PhoneBar title="我的证书" onBack={() => history.back()} backLabel="回去" actions={<IconButton icon={Ellipsis} label="更多" onClick={() => undefined} />} />
      <main id="main" className={styles.certificate}>
        <CertificateFrame
          title="技能等级证书" latinTitle="Certificate of Occupational Skill" holder="林晓禾" statement="经考核评价，达到国家职业标准" award="数控车工·初级工" grade="五级"
          facts={[{ label: '证书编号', value: 'S0009 3304 2640 0187', figure: true }, { label: '发证单位', value: '青澜县职业技能评价中心' }, { label: '发证日期', value: <time>2026年11月6日</time> }]}
          seal={{ issuer: '青澜县职业技能评价中心', purpose: '证书专用章' }} qr={{ text: 'https://guildhall.example/v/S0009330426400187', label: '核验用的二维码' }}
          verdict={{ state: 'valid', word: '已核验，有效', lines: ['今天 18:16 向发证单位查过', '扫码人人可核验，不用登录'] }}
        />
        <RoundActions actions={[{ id: 'show', icon: Sun, label: '亮屏出示', onDo: () => undefined }, { id: 'share', icon: Share2, label: '分享', onDo: () => undefined }, { id: 'pdf', icon: Download, label: '存为 PDF', onDo: () => undefined }, { id: 'print', icon: Printer, label: '打印', onDo: () => undefined }]} />
      </main>
    </>
  )
}
