import { w } from "./w.ts"

export const PROBLEMS = {
  away: w("サーバーにつながりません。", "The server cannot be reached."),
  awayTodo: w(
    "ネットワークと、Sekishoが動いているかを確かめて、もう一度お試しください。",
    "Look at the network and whether Sekisho is running, then try again.",
  ),
  signInAgain: w("サインインし直す", "Sign in again"),
  passkeyTodo: w(
    "画面ロックやセキュリティキーの表示に従ってください。",
    "Follow what your device or security key asks.",
  ),
  unexpected: w("画面に思わぬ誤りが起きました。", "Something unexpected happened on this page."),
  loadAgain: w(
    "ページを読み込み直してください。続くときは、何をしたときかを添えて管理者に伝えてください。",
    "Load the page again. If it goes on, tell your administrator what you were doing.",
  ),
  retryAfter: w("{seconds}秒後にもう一度お試しください。", "Try again in {seconds} seconds."),
} as const
