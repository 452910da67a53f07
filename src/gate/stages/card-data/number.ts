/** Lengths and beginnings that card companies give out; `from`–`to` are compared with as many digits as they have. */
const RANGES: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4, 4, [16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [3528, 3589, [16, 17, 18, 19]],
  [300, 305, [14, 16]],
  [3095, 3095, [14, 16]],
  [36, 36, [14, 16]],
  [38, 39, [14, 16]],
  [6011, 6011, [16, 19]],
  [644, 649, [16, 19]],
  [65, 65, [16, 19]],
  [62, 62, [16, 17, 18, 19]],
]

const isIssued = (digits: string): boolean =>
  RANGES.some(([from, to, lengths]) => {
    const begin = Number(digits.slice(0, String(from).length))
    return begin >= from && begin <= to && lengths.includes(digits.length)
  })

const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.at(-1 - at))
    const weighed = at % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

/** Whether digits could be a card's number: given out by a card company, and with the right check digit. */
export const isCardNumber = (digits: string): boolean =>
  /^\d{14,19}$/.test(digits) && !/^(\d)\1+$/.test(digits) && isIssued(digits) && passesLuhn(digits)
