import { moved, opened, page, startReplayedShop, type ReplayedShop } from "./shop.ts"

const set = (id: string): string => `eccube=${id}; path=/; httponly`
const GONE = "eccube=deleted; Max-Age=0; path=/; httponly"

/** EC-CUBE 4.3 as it was walked through: 302 for success and failure, another session id at log-in, `_target_path` decides where to. */
export const startEcCube4 = (): Promise<ReplayedShop> =>
  startReplayedShop("eccube", ({ method, path, fields, session }, shop) => {
    const who = shop.sessions.get(session)
    const customer = who === undefined ? undefined : shop.customers.get(who)
    const begin = (id: string): string => {
      const fresh = shop.newId()
      shop.sessions.delete(session)
      shop.sessions.set(fresh, id)
      return set(fresh)
    }
    if (path === "/mypage/login" && method === "POST") {
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
      if (method === "GET")
        return page(
          `<input type="email" id="entry_email_first" name="entry[email][first]" required="required" class="form-control" value="${customer.email}">`,
        )
      const [email, password] = [fields["entry[email][first]"] ?? "", fields["entry[plain_password][first]"] ?? ""]
      if (email !== "") customer.email = email
      if (password !== "") customer.password = password
      return moved("http://shop.test/mypage/change_complete")
    }
    if (path === "/shopping/checkout" && method === "POST") {
      shop.orders += 1
      return moved("/shopping/complete")
    }
    return page(`EC-CUBE SHOP ${path} ${customer ? "ようこそ" : "ゲスト"}`)
  })
