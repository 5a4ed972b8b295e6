import type { ReactNode } from 'react'
import { Axis, Box, Cut, DimX, DimY, Edge, Leader, Part, Round, Thin, Words } from './drafting.tsx'

/** A turned shaft with shoulder and thread. */
function Shaft() {
  return (
    <>
      <Axis d="M66 130H340" />
      <Part d="M90 110H128V150H90L86 146V114z" /><Edge d="M90 110V150" />
      <Box x={128} y={100} w={62} h={60} />
      <Cut x={190} y={92} w={20} h={76} />
      <Box x={210} y={106} w={66} h={48} />
      <Part d="M276 114H310L315 119V141L310 146H276z" /><Edge d="M310 114V146M276 118H310M276 142H310" />
      <DimX x1={128} x2={210} y={75} from1={98} from2={90}>52±0.03</DimX>
      <DimX x1={86} x2={315} y={188} from1={156} from2={148}>148</DimX>
      <DimY y1={106} y2={154} x={243}>φ32</DimY>
      <Leader to={[292, 144]} at={[232, 167]}>M20×1.5</Leader>
    </>
  )
}

/** A V-groove between two plates, filled run by run, with the torch over it. */
function Weld() {
  return (
    <>
      <Part d="M70 108H176L190 150H70z" /><Part d="M320 108H214L200 150H320z" />
      <Thin d="M82 150L124 108M98 150L140 108M114 150L156 108M130 150L172 108M146 150L180 116M162 150L184 128M234 150L276 108M250 150L292 108M266 150L308 108M282 150L320 112M218 150L260 108M206 146L244 108M298 150L320 128" />
      <Part d="M174 108C182 98 208 98 216 108L201 150C199 154 191 154 189 150z" />
      <Edge d="M186 143C191 139 199 139 204 143M183 132C190 127 200 127 207 132M179 120C188 114 202 114 211 120" />
      <Part d="M204 86L240 34L250 41L212 91z" /><Edge d="M232 46L241 53" /><Axis d="M256 16L196 104" />
      <Thin d="M176 108L159 57M214 108L231 57" /><Thin d="M164 70A62 62 0 0 1 192 61" />
      <Words x={160} y={52}>60°</Words>
      <DimX x1={190} x2={200} y={176} from1={152}>2</DimX>
      <DimY y1={108} y2={150} x={346} from1={322}>12</DimY>
      <Leader to={[178, 110]} at={[78, 84]}>3 / 2.5</Leader>
    </>
  )
}

/** A distribution board: rail, breakers, busbar, earth. */
function Panel() {
  const breakers = [0, 1, 2, 3, 4]
  return (
    <>
      <Box x={112} y={34} w={166} h={134} r={3} /><Edge d="M119 41H271V161H119z" />
      <Thin d="M126 78H264M126 84H264M126 132H264M126 138H264" />
      {breakers.map((slot) => (
        <g key={slot}>
          <Box x={130 + slot * 26} y={62} w={22} h={38} r={1.5} /><Edge d={`M${137 + slot * 26} 76h8v10h-8z`} /><Round x={141 + slot * 26} y={67.5} r={2} thin /><Round x={141 + slot * 26} y={94.5} r={2} thin />
          <Thin d={`M${141 + slot * 26} 97V112`} />
        </g>
      ))}
      <Edge d="M132 112H256" />
      {[0, 1, 2].map((slot) => <g key={slot}><Box x={134 + slot * 40} y={120} w={34} h={30} r={1.5} /><Edge d={`M${151 + slot * 40} 126v18M${143 + slot * 40} 135h16`} /></g>)}
      <Edge d="M195 34V20M195 168V182M184 182H206M188 186H202M192 190H198" />
      <Axis d="M195 6V20" />
      <DimX x1={112} x2={278} y={20} from1={30}>400</DimX>
      <DimY y1={34} y2={168} x={304} from1={282}>300</DimY>
      <Leader to={[134, 112]} at={[54, 122]}>L1 L2 L3</Leader>
    </>
  )
}

/** A pot, a lidded bowl and two cups, in elevation. */
function Tea() {
  return (
    <>
      <Thin d="M52 166H338" />
      <Part d="M112 118C112 96 130 86 152 86C174 86 192 96 192 118C192 142 178 162 152 162C126 162 112 142 112 118z" />
      <Part d="M190 108C206 108 204 96 220 90L226 96C214 104 216 124 190 130z" />
      <Part d="M114 104C96 98 82 106 84 122C86 138 100 144 116 140L114 132C102 134 94 130 93 120C92 110 102 108 113 113z" />
      <Edge d="M126 96C140 90 164 90 178 96" /><Part d="M130 92C136 82 168 82 174 92z" /><Round x={152} y={79} r={5} />
      <Part d="M236 132H288C287 148 278 160 262 160C246 160 237 148 236 132z" /><Part d="M242 132C246 122 278 122 282 132z" /><Part d="M257 124L258 118H266L267 124z" /><Part d="M228 162C240 158 284 158 296 162L290 166H234z" />
      <Part d="M310 144H336C335 156 331 164 323 164C315 164 311 156 310 144z" />
      <Axis d="M152 64V176M262 106V176" />
      <DimX x1={112} x2={192} y={186} from1={124}>96</DimX>
      <DimY y1={74} y2={162} x={62} from1={146} from2={140} side={-1}>85</DimY>
      <Leader to={[262, 150]} at={[276, 100]}>150 ml</Leader>
    </>
  )
}

/** A care bed with its back raised. */
function CareBed() {
  return (
    <>
      <Thin d="M48 170H342" />
      <Box x={76} y={72} w={7} h={84} r={2} /><Box x={306} y={92} w={7} h={64} r={2} />
      <Part d="M83 138H306V148H83z" />
      <Part d="M176 118H306V130H176z" /><Part d="M178 130L170 118L104 66L96 76L166 130z" /><Part d="M100 68C104 58 122 62 130 76L122 82z" />
      <Edge d="M176 130L150 138M236 130V138M290 130V138" />
      <Part d="M196 118V98H266V118M206 118V98M221 118V98M236 118V98M251 118V98" />
      {[92, 296].map((x) => <g key={x}><Edge d={`M${x} 148V158`} /><Round x={x} y={163} r={7} /><Round x={x} y={163} r={2} thin /></g>)}
      <Thin d="M176 124H96M128 124A48 48 0 0 1 139 95" /><Words x={116} y={114}>38°</Words>
      <DimX x1={76} x2={313} y={190} from1={174}>2000</DimX>
      <DimY y1={118} y2={170} x={336} from1={316}>480</DimY>
    </>
  )
}

/** A counterbalance truck with a pallet on its forks. */
function Forklift() {
  return (
    <>
      <Thin d="M48 174H342" />
      <Part d="M150 104H226C238 104 246 112 248 124L252 158H136V118C136 110 142 104 150 104z" />
      <Part d="M222 104C240 104 256 110 260 128V158H246z" />
      <Edge d="M152 104L158 52H226L234 104M158 52L164 46H222L226 52M186 104L192 84H204" />
      <Part d="M128 34H136V160H128zM118 34H124V160H118z" /><Edge d="M118 46H136M118 78H136M118 110H136" />
      <Part d="M116 118H110V150H62V155H118V118z" />
      <Part d="M64 140H108V150H64z" /><Box x={66} y={100} w={40} h={40} /><Edge d="M86 100V140M66 112H106" />
      <Round x={158} y={158} r={16} /><Round x={158} y={158} r={6} thin /><Round x={234} y={162} r={12} /><Round x={234} y={162} r={4.5} thin />
      <Axis d="M158 136V182M234 144V182" />
      <DimX x1={158} x2={234} y={192} from1={178}>1400</DimX>
      <DimY y1={34} y2={174} x={292} from1={140} from2={276}>2130</DimY>
      <Leader to={[100, 104]} at={[52, 84]}>2 t</Leader>
    </>
  )
}

/** A parcel in isometric projection. */
function Parcel() {
  return (
    <>
      <Part d="M195 36L287 82V142L195 188L103 142V82z" />
      <Edge d="M103 82L195 128L287 82M195 128V188" />
      <Edge d="M134 66.500L226 112.500V130L240 123V105.500L148 59.500" />
      <Part d="M214 150L262 126V146L214 170z" /><Thin d="M220 152.500L256 134.500M220 158L244 146" />
      <Edge d="M118 130V112M114 117L118 110L122 119M132 137V119M128 124L132 117L136 126" />
      <Thin d="M98 86L84 93M98 146L84 153M88 91V151" /><Words x={80} y={126} anchor="end">200</Words>
      <Thin d="M108 148L100 162M190 192L182 206M104 156L186 197" /><Words x={132} y={190}>400</Words>
      <Thin d="M282 148L290 162M200 192L208 206M286 156L204 197" /><Words x={262} y={190}>300</Words>
      <Axis d="M195 18V36" />
      <Leader to={[262, 132]} at={[300, 108]}>5 kg</Leader>
    </>
  )
}

/** A wok over its flame, in section. */
function Wok() {
  return (
    <>
      <Part d="M104 88H266C262 128 232 152 185 152C138 152 108 128 104 88z" /><Edge d="M110 94H260C255 124 228 146 185 146C142 146 115 124 110 94z" />
      <Part d="M264 92L322 70C330 67 334 76 327 79L265 104z" /><Part d="M104 92C88 88 84 98 92 104L106 104z" />
      <Thin d="M122 130L148 94M136 138L168 94M152 143L188 94M170 146L208 94M190 146L228 94M212 142L246 94" />
      <Edge d="M160 176C154 168 160 162 165 156C167 164 172 168 168 176M182 178C174 168 182 160 186 154C189 164 196 170 190 178M206 176C200 168 206 162 211 156C213 164 218 168 214 176" />
      <Thin d="M120 182H250" />
      <Axis d="M185 40V190" />
      <DimX x1={104} x2={266} y={62} from1={84}>φ340</DimX>
      <DimY y1={88} y2={152} x={62} from1={86} from2={176} side={-1}>95</DimY>
      <Leader to={[246, 126]} at={[284, 132]}>R170</Leader>
    </>
  )
}

/** An articulated arm and its reach. */
function RobotArm() {
  return (
    <>
      <Thin d="M70 180H330" />
      <Part d="M128 180L134 160H186L192 180z" /><Part d="M142 160V140H178V160z" />
      <Part d="M148 140L120 84L138 74L174 136z" />
      <Part d="M126 66L226 52L230 68L130 88z" />
      <Part d="M222 54L250 50L254 66L226 70z" />
      <Part d="M252 52H262V64H254z" /><Edge d="M262 54L280 48L286 54M262 62L280 66L286 60" />
      <Round x={160} y={140} r={17} /><Round x={160} y={140} r={5} thin /><Round x={130} y={78} r={15} /><Round x={130} y={78} r={4.5} thin /><Round x={227} y={61} r={10} /><Round x={227} y={61} r={3.5} thin />
      <Axis d="M160 110V196M110 78H150M227 40V82" />
      <Thin d="M296 84A150 150 0 0 1 306 146M160 140L306 146" /><Words x={246} y={138}>R900</Words>
      <Thin d="M166 70A38 38 0 0 1 150 110" /><Words x={176} y={98}>132°</Words>
      <DimY y1={78} y2={180} x={84} from1={112} from2={124} side={-1}>620</DimY>
    </>
  )
}

/** A camera on its tripod, what it sees, and the lamp beside it. */
function Camera() {
  return (
    <>
      <Thin d="M52 182H338" />
      <Box x={112} y={58} w={62} h={44} r={4} /><Part d="M174 66H192L196 62V98L192 94H174z" /><Part d="M124 58V46H150V58" /><Round x={128} y={72} r={4} thin /><Edge d="M140 68H164V92H140z" />
      <Edge d="M143 102V112M130 112H156" /><Part d="M138 112H148V124H138z" />
      <Edge d="M139 124L108 182M147 124L178 182M143 124V176" /><Thin d="M126 148H160" />
      <Round x={264} y={78} r={34} /><Round x={264} y={78} r={24} thin />
      <Box x={254} y={60} w={20} h={36} r={3} /><Edge d="M264 112V182M250 182L264 168L278 182" /><Part d="M261 72L270 78L261 84z" />
      <Thin d="M196 72L236 40M196 88L236 122M212 59A26 26 0 0 1 212 102" /><Words x={222} y={84}>42°</Words>
      <Axis d="M100 80H316" />
      <DimX x1={143} x2={264} y={196} from1={184}>1200</DimX>
      <DimY y1={80} y2={182} x={78} from1={108} side={-1}>1350</DimY>
    </>
  )
}

/** Any other craft: a carpenter's square and a pair of compasses. */
function Square() {
  return (
    <>
      <Part d="M96 44H118V148H292V170H96z" />
      <Thin d={Array.from({ length: 17 }, (_, mark) => `M${128 + mark * 10} 148v${mark % 5 === 0 ? 10 : 6}`).join('') + Array.from({ length: 9 }, (_, mark) => `M118 ${138 - mark * 10}h${mark % 5 === 0 ? -10 : -6}`).join('')} />
      <Part d="M213 44L217 44L258 140L254 142L209 54z" /><Part d="M207 44L203 44L162 140L166 142L211 54z" /><Round x={210} y={46} r={8} /><Round x={210} y={46} r={2.5} thin /><Edge d="M208 26H212V38H208z" />
      <Thin d="M164 141A96 96 0 0 0 256 141" />
      <Axis d="M210 16V186" />
      <DimX x1={96} x2={292} y={190} from1={174}>250</DimX>
      <DimY y1={44} y2={170} x={70} from1={92} side={-1}>160</DimY>
      <Words x={137} y={138}>90°</Words>
    </>
  )
}

export const drawings = { shaft: Shaft, weld: Weld, panel: Panel, tea: Tea, careBed: CareBed, forklift: Forklift, parcel: Parcel, wok: Wok, robotArm: RobotArm, camera: Camera, square: Square } as const satisfies Record<string, () => ReactNode>

export type Drawing = keyof typeof drawings
