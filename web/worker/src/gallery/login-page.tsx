import { Bike, Building, Factory, Gauge, GraduationCap, Landmark, ShieldCheck, UserRound } from 'lucide-react'
import { Button, DemoAccount, DemoAccounts, DemoNotice, Field, LoginLayout } from '@guildhall/ui'
import styles from './gallery.module.css'

const accounts = [[UserRound, '职工', '林晓禾', '车工，要学技能、领福利'], [Bike, '新就业形态', '罗小川', '骑手，还没入会'], [Factory, '企业', '季女士', '人事，办定制班和认定'], [GraduationCap, '教师', '沈国梁', '高级技师，上课打分'], [Landmark, '县总干部', '许知遥', '培训科，审核、排班、办件'], [Building, '镇工会', '骆建安', '新桥镇，只看得到本镇'], [Gauge, '领导', '薛主席', '一屏看全县'], [ShieldCheck, '安全管理员', '三员之一', '权限、审计、密钥']] as const

export default function LoginPage() {
  return (
    <LoginLayout
      brand="数智工会" slogan={['学手艺，办事情，', '有人管到底。']}
      aside={<><DemoNotice>演示环境：人物、单位、证书全是编的</DemoNotice><DemoAccounts title="换个身份看看" detail="点一下就登进去，随时可以换回来" footer={<><span>共 14 个演示账号</span><span>接口文档　中文 / EN</span></>}>{accounts.map(([icon, role, name, detail]) => <DemoAccount key={role} icon={icon} role={role} name={name} detail={detail} onChoose={() => undefined} />)}</DemoAccounts></>}
    >
      <Field label="手机号" inputMode="tel" autoComplete="tel" defaultValue="138 0000 0000" />
      <Field label="验证码" inputMode="numeric" autoComplete="one-time-code" placeholder="6 位数字" action={<Button>发给我</Button>} />
      <Button kind="primary" size="large" block>登录</Button>
      <p className={styles.loginLinks}><a href="#staff">工作人员用密码登录</a><a href="#lost">手机号换了</a></p>
    </LoginLayout>
  )
}
