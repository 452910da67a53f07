import type { Requirement } from "../requirement.ts"

export const build13: Requirement = {
  id: "build/13",
  phase: "build",
  level: { value: "advise", provenance: "recalled" },
  title: { ja: "保管したログとバックアップを守る", en: "Protect the logs and backups that are kept" },
  officialTitle: { ja: "保管するログやバックアップデータを保護する", provenance: "confirmed" },
  explanation: {
    ja: "侵入者は足跡のログを消し、バックアップまで暗号化して身代金を求めます。見られる人を絞り、別の場所に複数の世代を暗号化して置くことで、調べる手段と立ち直る手段を残します。",
    en: "Intruders erase the logs and encrypt the backups, too, before asking for ransom. Few people with access, several generations, encrypted, in another place: that keeps the means to investigate and to recover.",
  },
  places: ["web-server", "database-server"],
  criteria: [
    {
      id: "build/13.access-rights",
      question: {
        ja: "ログとバックアップを見たり消したりできる人とプログラムを、必要なものだけに絞っていますか",
        en: "Can only those people and programs that need to read or delete logs and backups?",
      },
      why: {
        ja: "Webサーバーの権限で消せるログは、侵入者にも消せます。",
        en: "A log that the web server's account can delete can be deleted by an intruder.",
      },
      remedy: {
        ja: "chown root:adm と chmod 640 にし、Webサーバーの利用者から書き換えと削除の権限を外します。バックアップを送る鍵は、追加だけできるものにします。",
        en: "chown root:adm, chmod 640, and no write or delete right for the web server's user. The key that sends backups should only be able to add.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/13.other-place",
      question: {
        ja: "ログとバックアップの写しが、店のサーバーとは別の場所にありますか",
        en: "Is a copy of logs and backups kept away from the shop's servers?",
      },
      why: {
        ja: "同じサーバーにあるものは、故障でも身代金ウイルスでも一緒に失われます。",
        en: "What lies on the same server is lost with it, by failure or ransomware.",
      },
      remedy: {
        ja: "別の会社か別のアカウントの保存場所へ毎日送ります(resticやrclone)。サーバーから常につながる共有フォルダは別の場所に数えません。",
        en: "Send them daily to another provider or account (restic, rclone). A share that is always mounted does not count.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/13.generations",
      question: {
        ja: "バックアップは複数の世代を残していますか",
        en: "Are several generations of backups kept?",
      },
      why: {
        ja: "最新の一つだけでは、壊れたデータや改ざんされた店を上書き保存してしまいます。",
        en: "A single copy is soon overwritten with damaged data or an infected shop.",
      },
      remedy: {
        ja: "日ごとに7つ、週ごとに4つ、月ごとに12を目安に残します。",
        en: "Keep for example seven daily, four weekly and twelve monthly ones.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/13.encrypted",
      question: {
        ja: "外に置くログとバックアップは暗号化し、鍵を別に保管していますか",
        en: "Are logs and backups encrypted where they are kept, with the key elsewhere?",
      },
      why: {
        ja: "バックアップの置き場所が漏れても、顧客情報を読まれません。鍵をなくすと自分も戻せなくなります。",
        en: "A leaked store then gives nothing away. Lose the key, however, and you cannot restore either.",
      },
      remedy: {
        ja: "resticやageで暗号化し、鍵は紙か金庫とパスワード管理ツールの二か所に置きます。",
        en: "Encrypt with restic or age and keep the key in two places: on paper in a safe and in a password manager.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      saas: "provider",
    },
    {
      id: "build/13.seal-verifies",
      question: {
        ja: "ログの封(ハッシュの連鎖と署名)を検証して、書き換えがないことを確かめましたか",
        en: "Was the seal over the logs (hash chain and signature) verified as unbroken?",
      },
      why: {
        ja: "封が通れば、あとから書き換えていない証拠になります。",
        en: "An unbroken seal is evidence that nothing was rewritten later.",
      },
      remedy: {
        ja: "sekisho log verify を定期的に動かします。破れている区間が出たら、写しと比べて時期を特定します。",
        en: "Run sekisho log verify regularly. Where a stretch is broken, compare with the copy to find out when.",
      },
      means: ["inside"],
      notYet: ["inside"],
      weight: "plus",
      source: "ours",
      answerDays: 30,
      saas: "provider",
    },
    {
      id: "build/13.immutable",
      question: {
        ja: "一定の期間は誰にも消せない保存場所を使っていますか",
        en: "Is there a store where nobody can delete for a set time?",
      },
      why: {
        ja: "管理者の鍵を盗まれても、バックアップだけは残ります。",
        en: "Even with an administrator's keys an attacker cannot remove those copies.",
      },
      remedy: {
        ja: "S3互換の保存場所でObject Lock(コンプライアンスモード)を有効にし、期間を30日以上にします。",
        en: "Use S3-compatible storage with Object Lock in compliance mode for 30 days or more.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      saas: "provider",
    },
  ],
  seeAlso: ["build/12", "operate/4", "operate/5"],
}
