import type { Words } from "../../lib/words.ts"
import type { Criterion, Place } from "../requirement.ts"

/** The places where software has to be kept up to date, and what stands in each. */
interface PatchPlace {
  readonly slug: string
  readonly place: Place
  readonly saas: Criterion["saas"]
  readonly name: Words
  readonly listWhy: Words
  readonly listRemedy: Words
  readonly patchWhy: Words
  readonly patchRemedy: Words
}

export const PATCH_PLACES: readonly PatchPlace[] = [
  {
    slug: "web-server",
    place: "web-server",
    saas: "provider",
    name: { ja: "Webサーバー", en: "the web server" },
    listWhy: {
      ja: "OS、nginxやApache、PHPなど、何が動いているかがわからなければ、穴の知らせが来ても気づけません。",
      en: "If nobody knows which system, web server and language run there, no warning can be matched to them.",
    },
    listRemedy: {
      ja: "Debian系は dpkg -l、RHEL系は rpm -qa、PHPは php -v と php -m の結果を保存し、役割と担当者を書き添えます。",
      en: "Save the output of dpkg -l (Debian) or rpm -qa (RHEL), php -v and php -m, and add what each is for and who looks after it.",
    },
    patchWhy: {
      ja: "Webサーバーは誰からでも届くので、公開された穴は数日のうちに機械的に試されます。",
      en: "Everybody can reach the web server, and published holes are tried by machines within days.",
    },
    patchRemedy: {
      ja: "apt upgrade や dnf upgrade を決まった曜日に行い、セキュリティ更新は unattended-upgrades か dnf-automatic で自動にします。穴の有無は、ソフトの元の版番号ではなく、配布元(Debian、Ubuntu、RHELなど)の勧告で判断します。",
      en: "Run apt upgrade or dnf upgrade on a fixed weekday and let security updates install themselves (unattended-upgrades, dnf-automatic). Judge by your distribution's own advisories, not by upstream version numbers: fixes are carried back.",
    },
  },
  {
    slug: "database-server",
    place: "database-server",
    saas: "provider",
    name: { ja: "データベースサーバー", en: "the database server" },
    listWhy: {
      ja: "顧客と注文の情報はここにあります。版がわからないと、危険を判断できません。",
      en: "Customers and orders live here; without the version nobody can judge the danger.",
    },
    listRemedy: {
      ja: "SELECT VERSION(); の結果とOSのパッケージ一覧を保存します。マネージドのデータベースなら、管理画面に出る版と保守の時間帯を書き留めます。",
      en: "Save the result of SELECT VERSION(); and the system's package list. For a managed database note the version and maintenance window from its console.",
    },
    patchWhy: {
      ja: "アプリの穴から入られたとき、データベースの古い穴が被害を全件に広げます。",
      en: "Once inside through the application, an attacker uses old database holes to take everything.",
    },
    patchRemedy: {
      ja: "バックアップを取ってから、同じ系列の最新の版に更新します。マネージドのデータベースは自動のマイナー更新を有効にします。版の判断は配布元の勧告によります。",
      en: "Back up, then update to the newest release of the same series. Switch on automatic minor updates of a managed database. Judge by the distributor's advisories.",
    },
  },
  {
    slug: "application",
    place: "web-application",
    saas: "provider",
    name: { ja: "ショップのプログラムとプラグイン", en: "the shop software and its plug-ins" },
    listWhy: {
      ja: "被害の多くは、更新されていないショップソフトやプラグインの穴から始まっています。使っていないプラグインも入口になります。",
      en: "Most break-ins begin in shop software or plug-ins that were not updated. Unused plug-ins are doors, too.",
    },
    listRemedy: {
      ja: "管理画面のプラグイン一覧、composer.lock、package-lock.json を保存し、テーマと自作のプログラムも書き加えます。使わないプラグインは停止ではなく削除します。",
      en: "Save the plug-in list of the admin screen, composer.lock and package-lock.json; add themes and own programs. Delete unused plug-ins instead of switching them off.",
    },
    patchWhy: {
      ja: "ショップソフトの穴は、カード情報を盗む改ざんにいちばん使われています。",
      en: "Holes in shop software are the ones most used to plant card-stealing scripts.",
    },
    patchRemedy: {
      ja: "本体とプラグインの更新情報を受け取る人を決め、試験環境で注文を一件通してから本番に当てます。更新の止まったプラグインは置き換えます。情報の出ないプラグインは、開発元に問い合わせた日と答えを残します。",
      en: "Name who receives the update news, place one order in a test copy, then update the live shop. Replace abandoned plug-ins. For plug-ins that publish no advisories, ask the maker and keep date and answer.",
    },
  },
  {
    slug: "admin-terminal",
    place: "admin-terminal",
    saas: "shop",
    name: { ja: "管理に使うパソコン", en: "the terminals used for administration" },
    listWhy: {
      ja: "管理に使うパソコンが一台でも漏れると、そこが管理画面への入口になります。",
      en: "One forgotten computer is enough as a way to the admin screen.",
    },
    listRemedy: {
      ja: "管理画面、SSH、FTPを使うパソコンとスマートフォンを全部書き出し、OSの版、使う人、置き場所を付けます。自宅の端末と委託先の端末も入れます。",
      en: "List every computer and phone that uses the admin screen, SSH or FTP, with system version, user and place. Include those at home and at contractors.",
    },
    patchWhy: {
      ja: "古いOSやブラウザの穴から、管理者のパスワードやログイン状態が盗まれます。",
      en: "Old systems and browsers leak the administrator's password or session.",
    },
    patchRemedy: {
      ja: "OSとブラウザの自動更新を有効にし、月に一度、設定画面で最新かを確かめて日付を残します。FTPソフトやVPNソフトも対象です。",
      en: "Turn on automatic updates of system and browser; once a month check that they are current and note the date. Include FTP and VPN programs.",
    },
  },
]
