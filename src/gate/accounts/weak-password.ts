import { plainId } from "./account.ts"

/** What guessing begins with. Shorter ones are refused for their length. Ours, written down from memory of what such lists hold. */
const COMMON = new Set(
  `password passw0rd password1 password12 password123 p@ssw0rd p@ssword pass1234 passpass qwertyuiop qwerty123 qwerty12 qwertyui 1qaz2wsx 1q2w3e4r
1q2w3e4r5t zaq12wsx qazwsxedc asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm, abcd1234 abc12345 abcdefgh abcdefg1 aa123456 a1234567 a12345678 q1w2e3r4
iloveyou iloveyou1 sunshine princess football baseball superman batman123 trustno1 whatever starwars computer internet michelle jennifer charlie1
welcome1 welcome123 letmein1 admin123 admin1234 administrator changeme changeme1 default1 guest123 test1234 testtest testing1 secret123 master123
dragon123 monkey123 shadow123 freedom1 samsung1 nintendo pokemon1 pikachu1 doraemon totoro123 sakura123 sakurasaku arigatou arigato1 konnichiwa
nihonjin nippon123 japan123 tokyo2020 tokyo123 osaka123 kyoto123 hanako123 tarou123 yamada123 suzuki123 tanaka123 watanabe takahashi yamamoto
kobayashi satou123 aishiteru daisuki1 kawaii123 password2 password3 pass12345 login123 mypassword mypass123 shop1234 shopping1 eccube123 evershop1
00000000 11111111 12341234 12344321 11223344 12121212 69696969 87654321 88888888 99999999 asdfasdf abcabcabc qweqweqwe qwer1234 qwe12345 zxcv1234
1234qwer 1234abcd 123qweasd 123abc456 147258369 159753456 789456123 741852963 963852741 135792468 246813579 password! password1! welcome1! qwerty1!`.split(
    /\s+/,
  ),
)

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
const RUNS = [...ROWS, ...ROWS.map((row) => [...row].toReversed().join(""))]

/** Whether it is only one piece again and again: `aaaaaaaa`, `abababab`. */
const isRepeated = (text: string): boolean => {
  for (let size = 1; size <= 4; size += 1)
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true
  return false
}
/** Whether it runs along the alphabet, the digits or a row of keys; a few characters at the end may be something else. */
const isRun = (text: string): boolean => {
  const kept = Math.max(6, text.length - 2)
  return RUNS.some((run) => run.repeat(2).includes(text.slice(0, kept)) || run.includes(text.slice(-kept)))
}

export type Weakness = "short" | "common" | "contains-id"

/**
 * Why a new password will not do; null where nothing speaks against it. `length`: characters it must have. A leaked password that
 * is on no short list is not recognised.
 */
export const weaknessOf = (password: string, id: string | null, length: number): Weakness | null => {
  const text = password.normalize("NFKC")
  if ([...text].length < length) return "short"
  const lower = text.toLowerCase()
  const bare = lower.replace(/[^\p{L}\p{N}]+$/u, "")
  if (COMMON.has(lower) || COMMON.has(bare) || isRepeated(lower) || isRun(lower)) return "common"
  const name = plainId(id ?? "").split("@", 1)[0] ?? ""
  // A short name is in many a good password by chance.
  return name.length >= 4 && lower.includes(name) && lower.length - name.length < length ? "contains-id" : null
}
