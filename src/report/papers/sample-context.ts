import { answeredDocument, SAMPLE_NOW } from "./sample-answered.ts"
import type { PaperContext } from "./context.ts"

/** A shop that has told nothing for its papers. For tests alone. */
export const emptyContext: PaperContext = { madeAtMs: SAMPLE_NOW, size: {}, details: {}, previous: null }

/** A shop that has told everything, with long names. For tests alone. */
export const fullContext: PaperContext = {
  madeAtMs: SAMPLE_NOW,
  size: { monthlySalesYen: 3_000_000, customers: 4_000, staff: 8 },
  details: {
    company: "株式会社せきしょ商店",
    owner: "山田 花子",
    practitioner: "佐藤 次郎",
    developer: "サンプル制作株式会社 田中",
    operator: "サンプル運用株式会社 鈴木",
    "card-company": "サンプルカード株式会社",
    "order-due": "2026-12-25",
    contacts: {
      owner: { phone: "090-0000-0001", hours: "24時間" },
      practitioner: { phone: "090-0000-0002" },
      payment: {
        name: "サンプルペイメント株式会社",
        phone: "0120-000-003",
        hours: "24時間",
        note: "加盟店番号 12345678",
      },
      acquirer: { phone: "03-0000-0004" },
      contractor: { phone: "03-0000-0005", hours: "平日 10時〜18時" },
      host: { name: "サンプルサーバー株式会社 法人向け緊急窓口", phone: "+81-3-0000-0006" },
      police: { name: "〇〇県警察 サイバー犯罪対策課", phone: "045-000-0007" },
      privacy: { note: "報告はサイトのフォーム" },
      forensics: { name: "サンプルフォレンジックス", phone: "03-0000-0008" },
      insurer: {
        name: "とても長い名前の損害保険株式会社 事故受付センター",
        phone: "0120-000-009",
        note: "証券番号 A-1234567",
      },
    },
    rates: { "staff-yen-per-hour": 2_500, "contractor-yen-per-hour": 12_000 },
    budget: [
      { item: "脆弱性診断", yen: 500_000, hours: 2, who: "佐藤" },
      { item: "WAF", yen: 240_000, hours: 1, who: "サンプル運用" },
    ],
  },
  previous: answeredDocument,
}
