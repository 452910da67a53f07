import assert from "node:assert/strict"
import { test } from "node:test"
import { criterionById, REQUIREMENTS } from "./catalogue.ts"

/**
 * Ids that stand in configurations, answers and reports outside: they are never renamed and never reused. Behind each id
 * stand its means (`o` observed, `i` inside, `e` enforced, `a` answered; in capitals those that this version has) and `+`
 * where it is advice.
 */
const PATCH =
  "inventory-web-server:iA inventory-database-server:iA inventory-application:iA inventory-admin-terminal:iA " +
  "patched-web-server:iA patched-database-server:iA patched-application:iA patched-admin-terminal:iA " +
  "end-of-life:OiA libraries:O update-verified:A feed-covered:i+ feed-fresh:i+ news-watched:A within-limits:iA+"
const PERMANENT: Readonly<Record<string, string>> = {
  "build/1":
    "sql-injection:A os-command:A path-traversal:A session:A xss:A csrf:A http-header:A mail-header:A clickjacking:A " +
    "buffer-overflow:A authorisation:A cookie-secure:O cookie-http-only:O cookie-same-site:O+ charset:O framing:O " +
    "error-text:O trace:O open-redirect:OA session-in-url:O public-files:O directory-listing:O " +
    "content-security-policy:O+ content-type-options:O+ referrer-policy:O+ permissions-policy:O+ " +
    "personal-pages-cached:O+ version-leak:O+ diagnosis:oA",
  "build/2": PATCH,
  "build/3": "web-diagnosis:oiA platform-diagnosis:oiA findings-closed:iA",
  "build/4":
    "admin-address-known:OA admin-refuses-strangers:OEA second-factor:oEA lock:oEA management-doors:O accounts:iA " +
    "default-path:O+",
  "build/5":
    "device-list:ieA anti-malware:iA updates:iA screen-lock:iA own-account:iA disk-encryption:iA+ removable-media:A+",
  "build/6":
    "payment-way:A no-card-number-stored:iEA no-card-fields:O payment-scripts-known:O three-d-secure:A measures:A " +
    "pci-dss:A",
  "build/7":
    "login-limit:oEA many-accounts:oEA registration-measure:EA log-in-measure:EA change-measure:EA same-words:oA+ " +
    "weak-passwords:oEA+",
  "build/8":
    "password-hashes:iA database-privilege:iA database-remote-root:iA encryption-at-rest:iA+ inner-tls:iA+ " +
    "data-map:iA retention:iA responsible-person:A contractors:A staff-rules:A privacy-policy:A customer-files:A " +
    "breach-report:A+",
  "build/9":
    "certificate-valid:O certificate-name:O certificate-chain:O certificate-days:O tls-versions:O weak-suites:O " +
    "redirect:O mixed-content:O key-strength:O domain-renewal:OA hsts:O+ caa:O+ spf:O+ dmarc:O+ dkim:A+ " +
    "organisation-certificate:O+",
  "build/10": "second-factor:oEA separate-mailbox:oeA+",
  "build/11":
    "password-reset:oieA password-change:oiEA email-change:oiEA address-change:oiEA card-change:eA old-address:oEA+ " +
    "not-twice:eA+",
  "build/12": "logs-web-server:ieA logs-application:ieA backup-transactions:iA log-content:iA+ time-sync:iA+",
  "build/13": "access-rights:iA other-place:iA generations:iA encrypted:iA seal-verifies:i+ immutable:iA+",
  "build/14":
    "malware-scan:iA signature-age:iA ports:iA accounts:iA ssh:iA permissions:iA admin-terminals:iA disk-encryption:iA+",
  "operate/1": PATCH,
  "operate/2": "web-diagnosis:oiA platform-diagnosis:oiA after-changes:iA findings-closed:iA",
  "operate/3": "payment-pages:O files:iA diff-recent:iA handled:A database-scripts:iA break-in-signs:O+",
  "operate/4": "system-backup:iA log-review:eA anomalies-handled:eA restrictions:eA",
  "operate/5": "backup-fresh:iA backup-off-host:iA drill:iA+",
  "operate/6": "waf:EA attacks-refused:EoA+",
  "operate/7": "policy:A cover:A expiry:A",
  "owner/1": "policy:A policy-told:A",
  "owner/2": "budget:A budget-figures:A",
  "owner/3": "order:A order-acknowledged:A",
  "owner/4": "review-ordered:A review-held:A",
  "owner/5": "contact-sheet:A numbers-rung:A table-top:A+",
  "owner/6": "contracts-listed:A clause-found:A",
  "owner/7": "news-reader:A news-read:A",
  "card/1": "admin-reach:OEA second-factor:oEA lock:oEA",
  "card/2": "public-files:O directory-listing:O uploads:oA upload-executes:O+",
  "card/3": "diagnosis:A injection:A source-review:A",
  "card/4": "anti-virus:iA signatures:iA full-scan:iA",
  "card/5": "block-addresses:EA entry-limit:eA three-d-secure:eA validity-limit:eA",
  "card/login":
    "no-members:A block-addresses:EA block-addresses-registration:EA multi-factor:EA multi-factor-registration:eA " +
    "multi-factor-change:EA registration-data:eA attempt-limit:EA notice:eA notice-change:EA behaviour:eA " +
    "behaviour-registration:eA behaviour-change:eA device:eA device-registration:eA",
  gate: "origin-closed:O+ proof-of-life:oE+ rules-fresh:i+ installation:i+ rights:iA+ retention:iA+ privacy-paragraph:A+",
}

const signature = (id: string): string | null => {
  const criterion = criterionById(id)
  if (criterion === undefined) return null
  const letters = criterion.means.map((means) => {
    const letter = means.slice(0, 1)
    return criterion.notYet?.includes(means) ? letter : letter.toUpperCase()
  })
  return letters.join("") + (criterion.weight === "plus" ? "+" : "")
}

for (const [owner, list] of Object.entries(PERMANENT))
  test(`permanent ids of ${owner}`, () => {
    for (const item of list.split(" ")) {
      const [name = "", want] = item.split(":")
      const id = owner === "gate" ? `gate/${name}` : `${owner}.${name}`
      assert.equal(signature(id), want, id)
    }
  })

test("the list is whole: a new criterion is added to it", () => {
  for (const requirement of REQUIREMENTS)
    assert.equal(requirement.criteria.length, PERMANENT[requirement.id]?.split(" ").length, requirement.id)
})
