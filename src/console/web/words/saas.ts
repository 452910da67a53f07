import { w } from "./w.ts"

export const SAAS = {
  title: w("SaaS・モールのお店の分担", "Who does what at a SaaS or mall shop"),
  lead: w(
    "サービスの会社が行う項目は「提供者が実施」とその説明ページのアドレスで答え、残りをお店の仕事として進めます。",
    "What the service does is answered “the provider does it” with the address of its page; the rest is the shop's own work.",
  ),
  note: w(
    "このお店はSaaSまたはモールを使っています。サービス側とお店側の分担を見ながら回答できます。",
    "This shop uses a SaaS or a mall. Answer by looking at who carries what.",
  ),
  go: w("分担を見て回答する", "See who carries what"),
  service: w("使っているサービス", "Your service"),
  otherService: w("選ばない・ほかのサービス", "none of these"),
  serviceLead: w(
    "「未確認」とあるものは、そのまま回答に使わず、必ずサービスの説明ページで確かめてください。",
    "Do not answer from what is marked unconfirmed: look it up on the service's own page.",
  ),
  fill: w("サービスの分をまとめて回答する", "Answer the service's share together"),
  fillSays: w(
    "説明ページを読んで、お店の契約でもその通りだと確かめた行だけに印を付け、名前を書いて保存します。「提供者が実施」として、あなたの名前で残ります。",
    "Read the pages, mark only the rows that hold for your plan, and sign. They are kept as “the provider does it” under your name.",
  ),
  page: w("{name}の説明を開く", "Open what {name} says"),
  link: w("説明ページのアドレス", "Page that says so"),
  linkOf: w("「{question}」の説明ページのアドレス", "Page that says so: {question}"),
  bases: {
    retold: w("説明ページが分かっている項目({count}件)", "The page is known ({count})"),
    recalled: w("未確認の項目({count}件)", "Unconfirmed ({count})"),
    unsaid: w("分かっていない項目({count}件)", "Not known ({count})"),
  },
  sign: w("読んで確かめた人の名前", "Name of the person who has read them"),
  keep: w("印を付けた{count}件を「提供者が実施」で保存する", "Keep {count} as “the provider does it”"),
  parts: w("受け持つ側", "Carried by"),
  part: {
    provider: w("サービスの分", "The service's share"),
    shop: w("お店の分", "The shop's share"),
    shared: w("両方で行うもの", "Both"),
  },
  says: {
    provider: w(
      "まとめて選び、「提供者が実施」と説明ページのアドレスで回答できます。",
      "Mark them together and answer “the provider does it” with the address of its page.",
    ),
    shop: w(
      "スタッフのアカウントと二段階認証、接続元の制限、追加したタグ、書き出した顧客CSV、端末など、お店にしかできないことです。",
      "Staff accounts and their second step, address limits, tags you inserted, exported customer CSVs, terminals: only the shop can do these.",
    ),
    shared: w(
      "サービスの機能を、お店が有効にして使う項目です。",
      "The service offers it; the shop has to switch it on and use it.",
    ),
  },
} as const
