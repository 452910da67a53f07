import * as answers from "./answers.ts"
import * as check from "./check.ts"
import * as findings from "./findings.ts"
import * as links from "./links.ts"
import * as orders from "./orders.ts"
import * as papers from "./papers.ts"
import * as provider from "./provider.ts"
import * as people from "./people.ts"
import * as plan from "./plan.ts"
import type { Route } from "./route.ts"
import * as sample from "./sample.ts"
import * as session from "./session.ts"
import { done, none, ROLES, type Role } from "./shared.ts"
import * as sites from "./sites.ts"

const EVERYBODY = ROLES
const STAFF = ["owner", "practitioner"] as const satisfies readonly Role[]
const READERS = ["owner", "practitioner", "auditor"] as const satisfies readonly Role[]
const WORKERS = ["owner", "practitioner", "contractor"] as const satisfies readonly Role[]
const CONTRACTOR = ["contractor"] as const satisfies readonly Role[]
const OWNER = ["owner"] as const satisfies readonly Role[]

/**
 * Every route there is, in one table: the server answers nothing below `/api` that is not in it, the typed client is made from
 * it, and so are the tests of every route with every role. A contractor reaches only the questions assigned to that person.
 */
export const ROUTES = {
  // Signing in, one's own account
  session: { method: "GET", path: "/session", may: "anyone", reply: session.sessionState },
  signOut: { method: "DELETE", path: "/session", may: EVERYBODY, reply: done },
  joinLook: { method: "POST", path: "/join/look", may: "anyone", body: session.joinLook, reply: session.joinOffer },
  join: { method: "POST", path: "/join", may: "anyone", body: session.joinBody, reply: session.joined },
  lookAtPassword: { method: "POST", path: "/password/look", may: "anyone", body: session.passwordAsked, reply: session.passwordLook },
  signInPassword: { method: "POST", path: "/session/password", may: "anyone", body: session.passwordSignIn, reply: session.signedIn },
  passkeyOffer: { method: "POST", path: "/session/passkey/offer", may: "anyone", body: none, reply: session.passkeyOffer },
  signInPasskey: { method: "POST", path: "/session/passkey", may: "anyone", body: session.passkeySignIn, reply: session.signedIn },
  signInLink: { method: "POST", path: "/session/link", may: "anyone", body: session.linkSignIn, reply: session.signedIn },
  sessions: { method: "GET", path: "/me/sessions", may: EVERYBODY, reply: session.sessionList },
  endSession: { method: "DELETE", path: "/me/sessions/:id", may: EVERYBODY, reply: done },
  changeMail: { method: "PUT", path: "/me/mail", may: READERS, fresh: true, body: session.newMail, reply: session.signedIn },
  changePassword: { method: "PUT", path: "/me/password", may: READERS, fresh: true, body: session.newPassword, reply: session.signedIn },
  totpOffer: { method: "POST", path: "/me/totp/offer", may: READERS, fresh: true, body: none, reply: session.newTotpOffer },
  changeTotp: { method: "PUT", path: "/me/totp", may: READERS, fresh: true, body: session.newTotp, reply: session.signedIn },
  newPasskeyOffer: { method: "POST", path: "/me/passkeys/offer", may: READERS, fresh: true, body: none, reply: session.passkeyOffer },
  addPasskey: { method: "POST", path: "/me/passkeys", may: READERS, fresh: true, body: session.newPasskey, reply: session.signedIn },
  removePasskey: { method: "DELETE", path: "/me/passkeys/:id", may: READERS, fresh: true, reply: session.signedIn },
  newRecoveryCodes: { method: "POST", path: "/me/recovery", may: READERS, fresh: true, body: none, reply: session.recoveryCodes },

  // People
  people: { method: "GET", path: "/people", may: OWNER, reply: people.peopleList },
  invite: { method: "POST", path: "/people/invitations", may: OWNER, fresh: true, body: people.invite, reply: people.madeLink },
  withdrawInvitation: { method: "DELETE", path: "/people/invitations/:id", may: OWNER, reply: done },
  changePerson: { method: "PATCH", path: "/people/:id", may: OWNER, fresh: true, body: people.personChange, reply: people.peopleList },
  removePerson: { method: "DELETE", path: "/people/:id", may: OWNER, fresh: true, reply: people.peopleList },
  newFactorsLink: { method: "POST", path: "/people/:id/link", may: OWNER, fresh: true, body: none, reply: people.madeLink },

  // Sites
  sites: { method: "GET", path: "/sites", may: EVERYBODY, reply: sites.siteList },
  site: { method: "GET", path: "/sites/:site", may: READERS, reply: sites.siteOverview },
  setSize: { method: "PUT", path: "/sites/:site/size", may: STAFF, body: sites.shopSize, reply: sites.siteOverview },
  assignable: { method: "GET", path: "/sites/:site/people", may: READERS, reply: people.assignable },

  // Questions and answers
  criteria: { method: "GET", path: "/sites/:site/criteria", may: EVERYBODY, query: answers.criteriaQuery, reply: answers.criteriaList },
  checklist: { method: "GET", path: "/sites/:site/checklist", may: EVERYBODY, reply: answers.checklist },
  question: { method: "GET", path: "/sites/:site/question", may: EVERYBODY, query: answers.questionQuery, reply: answers.questionDetail },
  answer: { method: "POST", path: "/sites/:site/answers", may: WORKERS, body: answers.answersBody, reply: answers.answersReply },
  withdraw: { method: "POST", path: "/sites/:site/answers/withdraw", may: WORKERS, body: answers.withdrawBody, reply: answers.answersReply },
  provider: { method: "GET", path: "/sites/:site/provider", may: READERS, query: provider.providerQuery, reply: provider.providerSheet },
  answerForProvider: { method: "POST", path: "/sites/:site/provider", may: STAFF, body: provider.providerBody, reply: answers.answersReply },
  assign: { method: "PUT", path: "/sites/:site/assignments", may: STAFF, body: answers.assignBody, reply: answers.answersReply },
  upload: { method: "POST", path: "/sites/:site/files", may: WORKERS, query: answers.uploadQuery, body: "bytes", reply: answers.uploaded },
  download: { method: "GET", path: "/sites/:site/files/:id", may: EVERYBODY, reply: "file" },

  // Findings, evidence, history
  findings: { method: "GET", path: "/sites/:site/findings", may: READERS, reply: findings.findingList },
  markFinding: { method: "POST", path: "/sites/:site/findings/mark", may: STAFF, body: findings.markBody, reply: findings.findingList },
  runs: { method: "GET", path: "/sites/:site/runs", may: READERS, reply: findings.runList },
  changes: { method: "GET", path: "/sites/:site/changes", may: READERS, query: findings.changesQuery, reply: findings.changeList },
  evidence: { method: "GET", path: "/sites/:site/evidence", may: READERS, query: findings.evidenceQuery, reply: findings.evidenceList },
  journal: { method: "GET", path: "/sites/:site/journal", may: READERS, query: findings.journalQuery, reply: findings.journalList },

  // A check from here
  checkState: { method: "GET", path: "/sites/:site/check", may: READERS, reply: check.checkState },
  startCheck: { method: "POST", path: "/sites/:site/check", may: STAFF, body: none, reply: check.checkState },
  cancelCheck: { method: "DELETE", path: "/sites/:site/check", may: STAFF, reply: check.checkState },
  checkEvents: { method: "GET", path: "/sites/:site/check/events", may: READERS, reply: "events" },

  // Orders to staff
  orders: { method: "GET", path: "/sites/:site/orders", may: READERS, reply: orders.orderList },
  signOrder: { method: "POST", path: "/sites/:site/orders", may: OWNER, body: orders.orderBody, reply: orders.orderReply },
  acknowledgeOrder: { method: "POST", path: "/sites/:site/orders/:id/acknowledge", may: STAFF, body: orders.acknowledgeBody, reply: orders.orderReply },
  withdrawOrder: { method: "DELETE", path: "/sites/:site/orders/:id", may: OWNER, reply: done },

  // Contractors and terminals by link
  contractors: { method: "GET", path: "/sites/:site/contractors", may: READERS, reply: links.contractorList },
  addContractor: { method: "POST", path: "/sites/:site/contractors", may: STAFF, body: links.contractorBody, reply: people.madeLink },
  removeContractor: { method: "DELETE", path: "/sites/:site/contractors/:id", may: STAFF, reply: done },
  terminals: { method: "GET", path: "/sites/:site/terminals", may: READERS, reply: links.terminalList },
  addTerminal: { method: "POST", path: "/sites/:site/terminals", may: STAFF, body: links.terminalBody, reply: people.madeLink },
  removeTerminal: { method: "DELETE", path: "/sites/:site/terminals/:id", may: STAFF, reply: done },
  setTerminalMail: { method: "PUT", path: "/sites/:site/terminals/:id/mail", may: STAFF, body: links.terminalMail, reply: links.terminalList },
  terminalLook: { method: "POST", path: "/terminal/look", may: "anyone", body: links.terminalLook, reply: links.terminalForm },
  terminalAnswer: { method: "POST", path: "/terminal", may: "anyone", body: links.terminalAnswer, reply: links.terminalDone },

  // Papers, the spreadsheet, the card company's sheet
  details: { method: "GET", path: "/sites/:site/details", may: READERS, reply: papers.detailsReply },
  setDetails: { method: "PUT", path: "/sites/:site/details", may: STAFF, body: papers.paperDetails, reply: papers.detailsReply },
  papers: { method: "GET", path: "/sites/:site/papers", may: READERS, reply: papers.paperList },
  paper: { method: "GET", path: "/sites/:site/paper", may: READERS, query: papers.paperQuery, reply: "file" },
  ownSheet: { method: "GET", path: "/sites/:site/sheet", may: CONTRACTOR, reply: "file" },
  personSheet: { method: "GET", path: "/sites/:site/people/:id/sheet", may: READERS, reply: "file" },
  previewSheet: { method: "POST", path: "/sites/:site/sheet", may: WORKERS, query: papers.sheetQuery, body: "bytes", reply: papers.sheetPreview },
  applySheet: { method: "POST", path: "/sites/:site/sheet/apply", may: WORKERS, body: papers.sheetApply, reply: papers.sheetApplied },
  card: { method: "GET", path: "/sites/:site/card", may: READERS, reply: papers.cardSheet },
  setCardRenewal: { method: "PUT", path: "/sites/:site/card/renewal", may: STAFF, body: papers.cardRenewal, reply: papers.cardSheet },
  confirmCard: { method: "POST", path: "/sites/:site/card/confirm", may: OWNER, body: papers.cardConfirm, reply: papers.cardSheet },

  // Before there is a shop
  planFile: { method: "GET", path: "/plan", may: READERS, query: plan.planQuery, reply: "file" },

  // A made-up shop to look around in
  sample: { method: "GET", path: "/sample", may: READERS, reply: sample.sampleState },
  loadSample: { method: "POST", path: "/sample", may: OWNER, body: none, reply: sample.sampleState },
  removeSample: { method: "DELETE", path: "/sample", may: OWNER, reply: sample.sampleState },
} as const satisfies Record<string, Route> // prettier-ignore

export type Routes = typeof ROUTES
export type RouteName = keyof Routes
