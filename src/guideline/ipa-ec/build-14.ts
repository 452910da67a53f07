import type { Requirement } from "../requirement.ts"

export const build14: Requirement = {
  id: "build/14",
  phase: "build",
  level: { value: "advise", provenance: "recalled" },
  title: { ja: "サーバーと管理端末を守る", en: "Harden servers and admin terminals" },
  officialTitle: { ja: "サーバ及び管理端末において、セキュリティ対策を実施する", provenance: "confirmed" },
  explanation: {
    ja: "サーバーで不正なプログラムを探し、使わないポートやアカウントを閉じ、権限を絞ります。管理端末は5番の項目と同じ目で見ます。",
    en: "Look for malware on the servers, close ports and accounts that are not used, and narrow permissions. Admin terminals are looked at as in item 5.",
  },
  places: ["web-server", "database-server", "admin-terminal"],
  criteria: [
    {
      id: "build/14.malware-scan",
      question: {
        ja: "サーバーで、不正なプログラムの検査を定期的に行っていますか",
        en: "Are the servers scanned for malware regularly?",
      },
      why: {
        ja: "サーバーに置かれた遠隔操作のプログラム(Webシェル)は、何年も気づかれないことがあります。",
        en: "A web shell on a server can stay unnoticed for years.",
      },
      remedy: {
        ja: "ClamAVを入れ、clamscan -r --infected /var/www を毎日動かして結果をメールで受け取ります。アップロードのフォルダに .php がないかも find で確かめます。",
        en: "Install ClamAV, run clamscan -r --infected /var/www daily with the result mailed to you, and use find to look for .php files in upload folders.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/14.signature-age",
      question: {
        ja: "検査に使う定義ファイルは最新ですか",
        en: "Are the scanner's signatures current?",
      },
      why: {
        ja: "古い定義では、新しい不正プログラムを見つけられません。",
        en: "Old signatures do not know new malware.",
      },
      remedy: {
        ja: "systemctl status clamav-freshclam で更新が動いていることを確かめ、sigtool --info で日付を見ます。",
        en: "Check systemctl status clamav-freshclam and see the date with sigtool --info.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/14.ports",
      question: {
        ja: "サーバーで、使わないサービスとポートを閉じていますか",
        en: "Are unused services stopped and ports closed?",
      },
      why: {
        ja: "動いているものが多いほど、穴も入口も増えます。",
        en: "Everything that runs is another possible hole and door.",
      },
      remedy: {
        ja: "ss -tulpn で待ち受けを一覧にし、使わないものを systemctl disable --now で止めます。ファイアウォールは80と443、それに接続元を限ったSSHだけを許します。",
        en: "List listeners with ss -tulpn, stop the unused with systemctl disable --now, and let the firewall pass 80, 443 and SSH from chosen addresses only.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/14.accounts",
      question: {
        ja: "サーバーのアカウントは必要な人だけで、強いパスワードか鍵を使っていますか",
        en: "Do only people who need one have an account on the servers, with a key or strong password?",
      },
      why: {
        ja: "残ったままの初期アカウントや委託先のアカウントから入られます。",
        en: "Left-over default and contractor accounts are ways in.",
      },
      remedy: {
        ja: "getent passwd でログインできるものを確かめ、使わないものを usermod -L か userdel で止めます。sudoできる人も書き出します。",
        en: "Look at getent passwd for accounts that can log in; lock or remove the unused (usermod -L, userdel). List who can use sudo.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 90,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/14.ssh",
      question: {
        ja: "SSHは鍵だけで入り、rootで直接入れず、接続元を絞っていますか",
        en: "Is SSH limited to keys, without direct root, from chosen addresses?",
      },
      why: {
        ja: "パスワードで入れるSSHには、毎日何千回もの試行が来ます。",
        en: "An SSH door with passwords sees thousands of tries a day.",
      },
      remedy: {
        ja: "/etc/ssh/sshd_config に PasswordAuthentication no と PermitRootLogin no を書き、別の接続を開いたまま systemctl reload sshd して確かめます。",
        en: "Put PasswordAuthentication no and PermitRootLogin no into /etc/ssh/sshd_config; keep a second session open while you reload sshd and try.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
    {
      id: "build/14.permissions",
      question: {
        ja: "Webサーバーが書き込めるフォルダは必要な所だけで、そこではプログラムが動きませんか",
        en: "Can the web server write only where it must, and does nothing execute there?",
      },
      why: {
        ja: "書き込めて実行できる場所があると、置かれたファイルがそのまま動きます。",
        en: "Where it can both write and execute, whatever is dropped there runs.",
      },
      remedy: {
        ja: "プログラムの持ち主をWebサーバーとは別の利用者にし、画像やキャッシュのフォルダだけを書き込み可にします。そこでは nginxの location で .php を deny、Apacheの php_admin_flag engine off で実行を止めます。設定ファイルは 640 以下にします。",
        en: "Let another user own the program; make only image and cache folders writable, and stop execution there (nginx: deny .php in a location; Apache: php_admin_flag engine off). Settings files get 640 or less.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 180,
      places: ["web-server"],
      saas: "provider",
    },
    {
      id: "build/14.admin-terminals",
      question: {
        ja: "管理端末のそれぞれで、ウイルス対策、更新、画面ロックを確かめましたか",
        en: "Has each admin terminal been checked for anti-malware, updates and screen lock?",
      },
      why: {
        ja: "サーバーを固めても、管理端末から盗まれた鍵やパスワードで入られます。",
        en: "Hardened servers fall to keys and passwords stolen from an admin terminal.",
      },
      remedy: {
        ja: "build/5 の質問に端末ごとに答え、一番古い確認の日付をここに書きます。",
        en: "Answer build/5 for each device and give the oldest date here.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "core",
      source: "recalled",
      answerDays: 30,
      places: ["admin-terminal"],
      saas: "shop",
    },
    {
      id: "build/14.disk-encryption",
      question: {
        ja: "サーバーのディスクは暗号化されていますか",
        en: "Are the servers' disks encrypted?",
      },
      why: {
        ja: "ディスクの廃棄や複製から情報が漏れるのを防ぎます。",
        en: "Discarded or copied disks then give nothing away.",
      },
      remedy: {
        ja: "クラウドではディスクの暗号化を有効にした新しいディスクへ移します。自社のサーバーではLUKSを使い、再起動のときの鍵の入れ方を決めておきます。",
        en: "In the cloud move to a disk with encryption on. On own machines use LUKS and decide how the key is given at start.",
      },
      means: ["inside", "answered"],
      notYet: ["inside"],
      weight: "plus",
      source: "ours",
      answerDays: 365,
      places: ["web-server", "database-server"],
      saas: "provider",
    },
  ],
  seeAlso: ["build/5", "build/2", "card/4"],
}
