import { w } from "./w.ts"

export const TERMINALS = {
  title: w("端末の確認", "Terminals"),
  lead: w(
    "お店の管理に使うパソコンごとに、使う人が4つの質問に答えます。2分ほどで終わり、3か月ごとに答え直します。",
    "Whoever uses a computer for the shop answers four questions on it. It takes two minutes, once a quarter.",
  ),
  add: w("端末を使う人を追加する", "Add somebody who uses a terminal"),
  name: w("使う人の名前", "Name of the person"),
  mail: w("メールアドレス(任意)", "Mail address (optional)"),
  mails: {
    ready: w(
      "メールアドレスを入れると、3か月ごとに回答のお願いを自動で送ります。",
      "With a mail address, the form is sent every quarter by itself.",
    ),
    "no-mail-server": w(
      "メールでのお願いは、sekisho.yaml の mail を設定すると使えます。それまでは、アドレスを自分で送ってください。",
      "To have the form sent by mail, set mail in sekisho.yaml. Until then, send the address yourself.",
    ),
    "no-public-address": w(
      "メールでのお願いは、ほかの人が開ける https のアドレス(console の public-url)を設定すると使えます。それまでは、アドレスを自分で送ってください。",
      "To have the form sent by mail, give the console an https address that staff can open (public-url). Until then, send the address yourself.",
    ),
  },
  mailTo: w("お願いの送り先: {mail}", "Form goes to {mail}"),
  remindedAt: w("最後に送った日時: {time}", "Last sent: {time}"),
  byHand: w("お願いの送り先: なし(手で渡します)", "Form is handed over by hand"),
  setMail: w("{name}さんの送り先を変える", "Change where {name}'s form goes"),
  setMailShort: w("送り先を変える", "Change"),
  make: w("その人専用のアドレスを作る", "Make a personal address"),
  link: w("{name}さん専用のアドレス", "Address for {name}"),
  linkOnce: w(
    "このアドレスは今しか表示されません。本人に送り、使うパソコンで開いてもらってください。パソコンが複数あれば、それぞれで開きます。",
    "It is shown only now. Send it to that person, to be opened on the computer in question, on each if there are several.",
  ),
  list: w("人と端末", "People and devices"),
  empty: w("まだだれも登録されていません", "Nobody yet"),
  emptySays: w(
    "お店の管理画面を開くパソコンを使う人を、全員追加してください。自分も含めます。",
    "Add everybody who opens the shop's admin pages, yourself included.",
  ),
  form: w("回答のお願い", "Form"),
  device: w("端末", "Device"),
  answered: w("答えた日時", "Answered"),
  nobody: w("まだ答えていません", "not answered yet"),
  due: w("次に答える日", "Next due"),
  revoke: w("{name}さんのアドレスを取り消す", "Revoke {name}'s address"),
  revokeShort: w("取り消す", "Revoke"),
  revoked: w("取り消し済み", "revoked"),
  feeds: w("判定への反映", "What it decides"),
  feedsLead: w("端末の回答は、次の項目の回答になります。", "The terminals' answers decide these questions."),
  short: {
    "anti-malware": w("ウイルス対策", "Anti-malware"),
    updates: w("更新", "Updates"),
    "screen-lock": w("画面ロック", "Screen lock"),
    "own-account": w("自分のアカウント", "Own account"),
  },
  said: { yes: w("はい", "yes"), no: w("いいえ", "no"), unknown: w("わからない", "do not know") },
} as const

export const TERMINAL = {
  title: w("このパソコンの確認", "About this computer"),
  lead: w(
    "{name}さん、{site}の管理に使っているこのパソコンについて、4つだけ教えてください。2分ほどで終わります。",
    "{name}, please tell four things about this computer that you use for {site}. It takes about two minutes.",
  ),
  device: w("このパソコンの呼び名", "What do you call this computer?"),
  deviceHint: w(
    "例: 事務所のノートPC。前に答えた端末は、同じ名前を選びます。",
    "For example: office notebook. Use the same name as last time.",
  ),
  why: w("なぜ聞くか", "Why"),
  how: w("確かめ方", "How to find out"),
  yes: w("はい", "Yes"),
  no: w("いいえ", "No"),
  unknown: w("わからない", "I do not know"),
  send: w("答えを送る", "Send"),
  done: w("ありがとうございました", "Thank you"),
  next: w("次は{day}までに、もう一度答えてください。", "Please answer again by {day}."),
  all: w("この端末は、4つともできています。", "All four are in order on this computer."),
  todo: w("次のことをお願いします", "Please do this"),
  another: w("別のパソコンについて答える", "Answer for another computer"),
} as const
