import { expect, test } from 'vitest'
import { chooseDrawing } from './choose-drawing.ts'

test.each([
  ['数控车工', 'shaft'], ['焊工', 'weld'], ['电工', 'panel'], ['茶艺师', 'tea'], ['养老护理员', 'careBed'], ['叉车司机', 'forklift'], ['网约配送员', 'parcel'],
  ['中式烹调师', 'wok'], ['工业机器人系统操作员', 'robotArm'], ['互联网营销师', 'camera'], ['Welder', 'weld'], ['插花花艺师', 'square'],
] as const)('%s is drawn as %s', (occupation, drawing) => expect(chooseDrawing(occupation)).toBe(drawing))
