import type { Criterion, Requirement } from "../requirement.ts"

const certificate: readonly Criterion[] = [
  {
    id: "build/9.certificate-valid",
    question: {
      ja: "サーバー証明書があり、有効期間内ですか",
      en: "Is there a server certificate within its period of validity?",
    },
    why: {
      ja: "証明書がないと、入力されたパスワードや住所を通信の途中で盗み見られます。期限が切れると、ブラウザに警告が出て店が開かなくなります。",
      en: "Without a certificate, passwords and addresses can be read on their way. With an expired one, browsers show a warning instead of the shop.",
    },
    remedy: {
      ja: "証明書を更新してWebサーバーを再読み込みします。certbotなら certbot renew のあと systemctl reload nginx です。",
      en: "Renew the certificate and reload the web server: certbot renew, then systemctl reload nginx.",
    },
    means: ["observed"],
    weight: "core",
    source: "guideline",
    answerDays: 7,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.certificate-name",
    question: {
      ja: "証明書の名前は、店のドメイン名と一致していますか",
      en: "Does the certificate's name match the shop's?",
    },
    why: {
      ja: "一致しないと、本物の店であることを客が確かめられません。",
      en: "Otherwise customers cannot tell that this is the real shop.",
    },
    remedy: {
      ja: "wwwの有無の両方を含む証明書を取り直します。certbotなら -d shop.example.jp -d www.shop.example.jp です。",
      en: "Get a certificate with both names, with and without www: certbot -d shop.example.jp -d www.shop.example.jp.",
    },
    means: ["observed"],
    weight: "core",
    source: "guideline",
    answerDays: 7,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.certificate-chain",
    question: {
      ja: "証明書は、信頼された認証局までつながっていますか",
      en: "Does the certificate lead to a trusted authority?",
    },
    why: {
      ja: "自己署名や中間証明書の不足では、本物であることの証明になりません。",
      en: "A self-signed certificate or a missing link in the chain proves nothing.",
    },
    remedy: {
      ja: "中間証明書を含むファイル(certbotなら fullchain.pem)を ssl_certificate に指定します。自己署名なら認証局の証明書に替えます。",
      en: "Point ssl_certificate to the file with the intermediate (certbot: fullchain.pem). Replace a self-signed certificate.",
    },
    means: ["observed"],
    weight: "core",
    source: "guideline",
    answerDays: 7,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.certificate-days",
    question: {
      ja: "証明書の期限切れまで、更新に足りる日数がありますか",
      en: "Are there enough days left before the certificate ends?",
    },
    why: {
      ja: "更新の失敗は、期限の当日まで気づかれないことがよくあります。",
      en: "A failed renewal often goes unnoticed until the last day.",
    },
    remedy: {
      ja: "自動更新を設定し(certbot renew --dry-run で試します)、期限の14日前に知らせが届くようにします。",
      en: "Set up automatic renewal, try it with certbot renew --dry-run, and have yourself warned 14 days ahead.",
    },
    means: ["observed"],
    weight: "core",
    source: "recalled",
    answerDays: 7,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.key-strength",
    question: {
      ja: "証明書の鍵と署名は十分に強いですか",
      en: "Are the certificate's key and signature strong enough?",
    },
    why: {
      ja: "短い鍵や古い署名方式は、偽造される恐れがあります。",
      en: "Short keys and old signatures can be forged.",
    },
    remedy: {
      ja: "RSAなら2048ビット以上、ECDSAならP-256以上、署名はSHA-256以上で発行し直します。",
      en: "Have it issued anew: RSA 2048 bits or more, or ECDSA P-256 or more, signed with SHA-256 or better.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 30,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.organisation-certificate",
    question: {
      ja: "証明書に運営組織の名前が入っていますか(OVまたはEV)",
      en: "Does the certificate name the organisation (OV or EV)?",
    },
    why: {
      ja: "組織の実在を認証局が確かめた証明書は、ドメインだけの証明書より強い証明になります。ドメインだけ(DV)でも要件は満たします。",
      en: "An authority has then checked that the organisation exists. A domain-only certificate (DV) is enough for the requirement.",
    },
    remedy: {
      ja: "次の更新のときにOV証明書の費用と手間を比べます。会社名を必ず表示したい場合に選びます。",
      en: "At the next renewal compare the cost of an OV certificate, if showing the company's name matters to you.",
    },
    means: ["observed"],
    weight: "plus",
    source: "recalled",
    answerDays: 90,
    places: ["web-server"],
    saas: "provider",
  },
]

const transport: readonly Criterion[] = [
  {
    id: "build/9.tls-versions",
    question: {
      ja: "TLS 1.2以上だけを受け付けていますか",
      en: "Are only TLS 1.2 and newer accepted?",
    },
    why: {
      ja: "TLS 1.0と1.1には既知の弱点があり、ブラウザも使わなくなりました。",
      en: "TLS 1.0 and 1.1 have known weaknesses, and browsers have dropped them.",
    },
    remedy: {
      ja: "古い暗号化の方式を止めます。nginxは ssl_protocols TLSv1.2 TLSv1.3;、Apacheは SSLProtocol -all +TLSv1.2 +TLSv1.3 にします。",
      en: "nginx: ssl_protocols TLSv1.2 TLSv1.3; Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 30,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.weak-suites",
    question: {
      ja: "弱い暗号(RC4、3DES、NULL、輸出用など)を断っていますか",
      en: "Are weak ciphers (RC4, 3DES, NULL, export) refused?",
    },
    why: {
      ja: "弱い暗号が一つでも選ばれると、通信を読まれる恐れがあります。",
      en: "If a single weak cipher can be chosen, traffic may be read.",
    },
    remedy: {
      ja: "弱い暗号を外します。nginxは ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;、Apacheは SSLCipherSuite に同じ値を書きます。",
      en: "nginx: ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20; Apache: the same value in SSLCipherSuite.",
    },
    means: ["observed"],
    weight: "core",
    source: "ipa-companion",
    answerDays: 30,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.redirect",
    question: {
      ja: "http:// で開いても、すべて https:// へ移りますか",
      en: "Does every http:// address lead to https://?",
    },
    why: {
      ja: "暗号化されないページが一つでもあると、そこでCookieや入力を盗まれ、偽のページを見せられます。",
      en: "One unencrypted page is enough to steal cookies and input or to show a fake.",
    },
    remedy: {
      ja: "80番で受けたら 301 で https へ送ります。nginxの例: server { listen 80; server_name shop.example.jp www.shop.example.jp; return 301 https://shop.example.jp$request_uri; }。EC-CUBE 4は ECCUBE_FORCE_SSL=1 も設定します。",
      en: "Answer port 80 with a 301 to https. nginx: server { listen 80; server_name shop.example.jp www.shop.example.jp; return 301 https://shop.example.jp$request_uri; }. EC-CUBE 4: also ECCUBE_FORCE_SSL=1.",
    },
    means: ["observed"],
    weight: "core",
    source: "recalled",
    answerDays: 30,
    places: ["web-server"],
    saas: "provider",
  },
  {
    id: "build/9.mixed-content",
    question: {
      ja: "httpsのページが、暗号化されない部品を読み込んだり送り先にしたりしていませんか",
      en: "Do https pages load nothing over http and send nothing to it?",
    },
    why: {
      ja: "スクリプトが一つ http で読まれると、途中で書き換えられてページ全体を操られます。",
      en: "One script loaded over http can be altered on the way and then rules the page.",
    },
    remedy: {
      ja: "テンプレートと商品説明の http:// を https:// に直し、応急として Content-Security-Policy: upgrade-insecure-requests を付けます。",
      en: "Change http:// to https:// in templates and product texts; as first aid send Content-Security-Policy: upgrade-insecure-requests.",
    },
    means: ["observed"],
    weight: "core",
    source: "recalled",
    answerDays: 30,
    places: ["web-application"],
    saas: "shared",
  },
  {
    id: "build/9.hsts",
    question: {
      ja: "HSTSで、ブラウザに必ずhttpsを使わせていますか",
      en: "Does HSTS make browsers use https always?",
    },
    why: {
      ja: "二度目からは、最初の一通から暗号化され、公衆無線LANなどでのすり替えを防ぎます。",
      en: "From the second visit on, even the first request is encrypted and cannot be diverted on public networks.",
    },
    remedy: {
      ja: "Strict-Transport-Security: max-age=15552000 から始め、問題がなければ includeSubDomains を加えて1年(31536000)に延ばします。",
      en: "Begin with Strict-Transport-Security: max-age=15552000; when all is well add includeSubDomains and go to one year (31536000).",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 30,
    places: ["web-server"],
    saas: "provider",
  },
]

const domain: readonly Criterion[] = [
  {
    id: "build/9.domain-renewal",
    question: {
      ja: "ドメイン名の期限に余裕があり、自動で更新されますか",
      en: "Is the domain paid for well ahead and renewed automatically?",
    },
    why: {
      ja: "失効したドメインは他人に取られ、偽の店やメールの受け取りに使われます。",
      en: "A lapsed domain is taken by others and used for fake shops and to receive your mail.",
    },
    remedy: {
      ja: "登録会社の管理画面で自動更新と支払い方法の期限を確かめ、連絡先のメールが届くかを試します。店をやめるときも、しばらくは持ち続けます。",
      en: "Check automatic renewal and the payment method's own expiry at the registrar, and that its mails reach you. Keep the domain for some time even after closing.",
    },
    means: ["observed", "answered"],
    weight: "core",
    source: "recalled",
    answerDays: 180,
    saas: "shop",
  },
  {
    id: "build/9.caa",
    question: {
      ja: "CAAレコードで、証明書を発行できる認証局を決めていますか",
      en: "Do CAA records say which authorities may issue certificates?",
    },
    why: {
      ja: "別の認証局から偽の証明書が発行されにくくなります。",
      en: "It makes it harder to obtain a false certificate elsewhere.",
    },
    remedy: {
      ja: 'DNSに example.jp. CAA 0 issue "letsencrypt.org" のように、使っている認証局を書きます。',
      en: 'Add your authority to DNS, such as example.jp. CAA 0 issue "letsencrypt.org".',
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "shop",
  },
  {
    id: "build/9.spf",
    question: {
      ja: "SPFレコードで、店のメールの送信元を決めていますか",
      en: "Does an SPF record say who may send the shop's mail?",
    },
    why: {
      ja: "店をかたる偽のメールを見分けやすくし、注文確認のメールも届きやすくなります。",
      en: "It helps to tell forged mail apart and gets your order mails delivered.",
    },
    remedy: {
      ja: "送信に使うサーバーとサービスを書き出し、v=spf1 include:… ~all の形で一つのTXTレコードにまとめます。",
      en: "List the servers and services that send for you in one TXT record of the form v=spf1 include:… ~all.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "shop",
  },
  {
    id: "build/9.dmarc",
    question: {
      ja: "DMARCレコードで、偽のメールの扱いを決めていますか",
      en: "Does a DMARC record say what to do with forged mail?",
    },
    why: {
      ja: "DMARCがないと、受け取る側は偽のメールを拒んでよいかを判断できません。",
      en: "Without it receivers cannot know that they may refuse forgeries.",
    },
    remedy: {
      ja: "_dmarc.example.jp に v=DMARC1; p=none; rua=mailto:… を置いて報告を集め、正しい送信元がそろったら p=quarantine、p=reject へ上げます。",
      en: "Put v=DMARC1; p=none; rua=mailto:… at _dmarc.example.jp, read the reports, then raise it to p=quarantine and p=reject.",
    },
    means: ["observed"],
    weight: "plus",
    source: "ours",
    answerDays: 90,
    saas: "shop",
  },
  {
    id: "build/9.dkim",
    question: {
      ja: "店から出すメールにDKIMの署名が付いていますか",
      en: "Do the shop's mails carry a DKIM signature?",
    },
    why: {
      ja: "転送されても本物と確かめられ、DMARCの判定にも使われます。",
      en: "It lets receivers verify mail even when forwarded, and DMARC relies on it.",
    },
    remedy: {
      ja: "メール送信サービスの画面で署名を有効にし、示された公開鍵をDNSに置きます。届いたメールの詳細で dkim=pass を確かめます。",
      en: "Switch signing on at your mail service, put its public key into DNS, and look for dkim=pass in a received mail's headers.",
    },
    means: ["answered"],
    weight: "plus",
    source: "ours",
    answerDays: 365,
    saas: "shop",
  },
]

export const build09: Requirement = {
  id: "build/9",
  phase: "build",
  level: { value: "must", provenance: "recalled" },
  title: { ja: "ドメインの正当性を示し、TLSで守る", en: "Prove the domain and use TLS" },
  officialTitle: { ja: "ドメイン名の正当性証明とTLSの利用を行う", provenance: "confirmed" },
  explanation: {
    ja: "本物の店であることを証明書で示し、すべてのページを暗号化します。期限切れを起こさないこと、古い暗号を受け付けないこと、ドメイン名を失わないことも含みます。",
    en: "A certificate shows that this is the real shop, and every page is encrypted. Nothing may expire unnoticed, old encryption is refused, and the domain must not be lost.",
  },
  places: ["other"],
  criteria: [...certificate, ...transport, ...domain],
  seeAlso: ["build/1"],
}
