import { formPage, moved, notRecorded, opened, page, startReplayedShop, withCookies, type Account, type Reply, type ReplayedShop } from "./shop.ts" // prettier-ignore

const set = (id: string): string => `eccube=${id}; path=/; httponly`
const GONE = "eccube=deleted; Max-Age=0; path=/; httponly"

/** What the form is filled in with as a password; sent back, it changes none. */
const NO_PASSWORD = "abc********123"
const PREFILLED = [["entry[name][name01]", "山田"], ["entry[name][name02]", "太郎"], ["entry[kana][kana01]", "ヤマダ"], ["entry[kana][kana02]", "タロウ"], ["entry[company_name]", ""], ["entry[postal_code]", "1000001"], ["entry[address][pref]", "13"], ["entry[address][addr01]", "千代田区千代田"], ["entry[address][addr02]", "1-1"], ["entry[phone_number]", "0312345678"]] as const // prettier-ignore
const logInPage = (token: string): Reply =>
  formPage("http://shop.test/mypage/login", [["login_email", "", "email"], ["login_pass", "", "password"], ["login_memory", "1", "checkbox"], ["_csrf_token", token, "hidden"]]) // prettier-ignore
const changePage = ({ email }: Account, token: string): Reply =>
  formPage("http://shop.test/mypage/change", [
    ["entry[_token]", token, "hidden"],
    ...PREFILLED.map(([name, value]) => [name, value, "text"] as const),
    ["entry[email][first]", email, "email"],
    ["entry[email][second]", email, "email"],
    ["entry[plain_password][first]", NO_PASSWORD, "password"],
    ["entry[plain_password][second]", NO_PASSWORD, "password"],
  ])

/** EC-CUBE 4.3 as it was walked through: 302 for success and failure, another session id at log-in, `_target_path` decides where to. */
export const startEcCube4 = (strict = false): Promise<ReplayedShop> =>
  startReplayedShop(
    "eccube",
    ({ method, path, fields, session }, shop) => {
      const who = shop.sessions.get(session)
      const customer = who === undefined ? undefined : shop.customers.get(who)
      const begin = (id: string): string => {
        const fresh = shop.newId()
        shop.sessions.delete(session)
        shop.sessions.set(fresh, id)
        return set(fresh)
      }
      if (path === "/mypage/login" && method === "GET" && customer === undefined)
        return withCookies(logInPage(shop.newToken()), ...(session === "" ? [set(shop.newId())] : []))
      if (path === "/mypage/login" && method === "POST") {
        if (!shop.fits(fields["_csrf_token"])) return notRecorded()
        if (!opened(shop.customers, fields["login_email"], fields["login_pass"]))
          return moved("http://shop.test/mypage/login")
        return moved(`http://shop.test${fields["_target_path"] ?? "/"}`, begin(fields["login_email"] ?? ""))
      }
      if (path === "/admin/login" && method === "POST") {
        if (!opened(shop.admins, fields["login_id"], fields["password"])) return moved("http://shop.test/admin/login")
        return moved("http://shop.test/admin/", begin(fields["login_id"] ?? ""))
      }
      if (path === "/logout") {
        shop.sessions.delete(session)
        return moved("http://shop.test/", GONE)
      }
      if (path === "/entry" && method === "POST") {
        if (fields["mode"] !== "complete") return page("会員登録(確認)")
        const email = fields["entry[email][first]"] ?? ""
        shop.customers.set(email, { email, password: fields["entry[plain_password][first]"] ?? "" })
        return moved("http://shop.test/entry/complete")
      }
      if (path === "/forgot" && method === "POST") return moved("http://shop.test/forgot/complete")
      if (path.startsWith("/forgot/reset/") && method === "POST") {
        const account = shop.customers.get(fields["login_email"] ?? "")
        if (!account) return page("エラー")
        account.password = fields["password[first]"] ?? ""
        return moved("http://shop.test/mypage/login")
      }
      if (path.startsWith("/mypage") && path !== "/mypage/login" && !customer)
        return moved("http://shop.test/mypage/login")
      if (path === "/mypage/change" && customer) {
        if (method === "GET") return changePage(customer, shop.newToken())
        if (!shop.fits(fields["entry[_token]"])) return notRecorded()
        const [email, password] = ["email", "plain_password"].map((name) => fields[`entry[${name}][first]`] ?? "")
        const twice = ["email", "plain_password"].every((name) => fields[`entry[${name}][first]`] === fields[`entry[${name}][second]`]) // prettier-ignore
        if (shop.strict && !twice) return notRecorded()
        if (email) shop.rename(customer.email, email)
        if (password && password !== NO_PASSWORD) customer.password = password
        return moved("/mypage/change_complete")
      }
      if (path === "/shopping/checkout" && method === "POST") {
        shop.orders += 1
        return moved("/shopping/complete")
      }
      return page(`EC-CUBE SHOP ${path} ${customer ? "ようこそ" : "ゲスト"}`)
    },
    strict,
  )
