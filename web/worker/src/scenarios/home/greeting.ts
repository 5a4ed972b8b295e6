const compound = ['欧阳', '司徒', '上官', '诸葛', '司马', '夏侯', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '长孙', '宇文', '端木', '轩辕', '南宫']

/** How a person is called: by the given name among friends, by the surname when older. A name with stars is left as it is. */
export function greeting(name: string, by: 'given' | 'surname'): string {
  const letters = Array.from(name)
  if (name.includes('*') || !/^\p{Script=Han}{2,4}$/u.test(name)) return name
  const surname = compound.includes(letters.slice(0, 2).join('')) && letters.length > 2 ? 2 : 1
  if (by === 'surname') return letters.slice(0, surname).join('')
  return letters.length - surname >= 2 ? letters.slice(surname).join('') : name
}
