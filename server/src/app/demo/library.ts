import { libraryRoutes, type InputOf } from '@guildhall/contract'
import { writeEpub, type Written } from '#scenarios/library'
import { home } from './lists/places.ts'
import type { City } from './needs.ts'
import type { Stage } from './stage.ts'

type Shelved = Pick<InputOf<typeof libraryRoutes.edit>, 'category' | 'readers' | 'summary' | 'licence'>
const own = '县总工会自编，供职工免费传阅。'
const paragraphs = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('')
const list = (...texts: string[]) => `<ol>${texts.map((text) => `<li>${text}</li>`).join('')}</ol>`

/** Written for the demo; nobody else's words are in them. */
const safety: Written = {
  title: '安全生产口袋书', author: '海盐县总工会', rights: own, description: '三节，每节三分钟：开机之前、上锁挂牌、出事之后。班前会上读一节正好。',
  chapters: [
    { title: '第一节　开机之前', body: `${paragraphs('老师傅都有一句口头禅：“先看，再摸，后开机。”看的是护罩在不在、急停灵不灵、脚下有没有油；摸的是夹具紧没紧、刀具有没有崩口；这两样都做完，才轮到按下绿色的按钮。', '新来的人常常嫌麻烦，觉得昨天好好的，今天也不会有事。可是机器不记得昨天。夜班换过刀，白班的人不知道；清洁时拿下来的护罩，没有人说一声就忘了装回去。险情多半就是从“应该没事”四个字开始的。')}<h2>一分钟检查表</h2>${list('护罩、护栏齐全，没有用绳子绑着的联锁', '急停按一下，机器真的停', '地面没有油和切屑，灯够亮', '袖口扎紧，长发盘进帽子，手套不上旋转的机床', '说得出最近的灭火器和电闸在哪里')}${paragraphs('五条里有一条答不上来，就先不开机，去问班组长。问一句话耽误的时间，比停一天产少得多。')}` },
    { title: '第二节　上锁挂牌', body: `${paragraphs('检修时最怕的，是有人不知道你在里面。上锁挂牌就是把“里面有人”这句话，变成一把别人打不开的锁。')}<table><thead><tr><th>步骤</th><th>做什么</th><th>谁来做</th></tr></thead><tbody><tr><td>关断</td><td>切断电、气、液，停稳</td><td>检修的人</td></tr><tr><td>上锁</td><td>每人一把锁，钥匙自己带着</td><td>每一个进去的人</td></tr><tr><td>挂牌</td><td>写上姓名、时间、事由</td><td>同上</td></tr><tr><td>验电</td><td>按一下启动，确认不动</td><td>检修的人</td></tr></tbody></table>${paragraphs('锁是谁的，谁来开。人下班了、锁还在，也不要剪：先打电话找到本人，确认不在里面，再由值班负责人签字开锁。', '记住一句话：<strong>一人一锁，一锁一钥。</strong>')}` },
    { title: '第三节　出事之后', body: `${paragraphs('真的出了事，头一分钟做什么最要紧：先断电、先停机，再救人。自己也触了电、也卷了进去，就多了一个要救的人。', '然后大声喊，让第二个人打 120，让第三个人去路口接车。不要搬动伤了脖子和腰的人，除非那里还有危险。')}${list('断开危险：停机、断电、关阀', '呼救分工：一人打 120，一人取急救箱和 AED，一人接车', '止血：干净的布压住，抬高，不要松开看', '没有呼吸：马上按压，一分钟一百到一百二十下，不要停', '保护现场，照实说，不要改记录')}${paragraphs('工伤认定要在一个月内由单位申请；单位不办，本人和工会一年内都可以去办。不知道怎么办，打 12351。')}` },
  ],
}
const stories: Written = {
  title: '车间里的灯', author: '职工写作班', rights: '作者同意在本县会员中传阅。', description: '两篇短文，写夜班和师徒。',
  chapters: [
    { title: '夜班', body: paragraphs('十二点以后，车间只剩下机床的声音。灯是白的，影子是蓝的。老陈端着搪瓷缸从这头走到那头，像巡一条他巡了三十年的河。', '“你听，”他说，“三号的轴承，今天嗓子有点哑。”我什么也没听出来。第二天拆开一看，滚珠果然裂了一粒。') },
    { title: '师傅的抽屉', body: paragraphs('师傅退休那天，把抽屉的钥匙给了我。里面没有什么值钱的东西：一把用短了的游标卡尺，一沓写满数字的烟盒纸，还有我第一次车废的那根轴。', '烟盒纸上最后一行写着：“小周，零点零二。”那是我第一次把活做进两丝的日子。我自己都忘了。') },
  ],
}
const draft: Written = { title: '劳动合同十问（征求意见稿）', author: '县总工会法律部', chapters: [{ title: '签合同要看哪几条', body: paragraphs('单位名称、岗位、地点、期限、工资怎么算、社保谁来交，这六样少一样都要问清楚。') }] }

/** A book for everybody, one for members, one that waits as a draft; somebody is in the middle of the first. */
export async function buildLibrary(stage: Stage, { accounts, cast }: City): Promise<void> {
  const officer = accounts.officers.get(home)!
  const lend = async (book: Written, days: number, said: Shelved | null) => {
    const { id: bookId } = await stage.act(libraryRoutes.add, officer, stage.at(days), {}, { fileName: `${book.title}.epub`, bytes: writeEpub(book) })
    if (!said) return bookId
    await stage.act(libraryRoutes.edit, officer, stage.at(days, '09:20'), { ...said, bookId, title: book.title, author: book.author, updatedAt: stage.at(days).toISOString() })
    await stage.act(libraryRoutes.publish, officer, stage.at(days, '09:30'), { bookId, updatedAt: stage.at(days, '09:20').toISOString() })
    return bookId
  }
  const bookId = await lend(safety, -40, { category: 'work-safety', readers: 'everybody', summary: safety.description!, licence: own })
  await lend(stories, -20, { category: 'literature', readers: 'members', summary: stories.description!, licence: stories.rights! })
  await lend(draft, -2, null)
  for (const [reader, chapter, offset] of [[cast.lin, 2, 0.4], [cast.shen, 3, 1]] as const) if (reader.actor) await stage.act(libraryRoutes.keep, reader.actor, stage.at(-1, '20:10'), { bookId, chapter, offset, ago: 0 })
}
