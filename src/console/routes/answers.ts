import { assign, giveAnswers, takeBack } from "../site/answering.ts"
import { fileFor, keepFile } from "../site/files.ts"
import { criteriaOf, linesOf, questionOf } from "../site/questions.ts"
import type { Handlers } from "../http/call.ts"
import { speakerOf } from "./speaker.ts"

/** Questions, answers, whose they are, and their evidence files. */
export const answerRoutes: Handlers<
  "criteria" | "checklist" | "question" | "answer" | "withdraw" | "assign" | "upload" | "download"
> = {
  criteria: ({ world, site, viewer, only, query }) =>
    criteriaOf(world, site, query, { person: viewer.person.id, only }),
  async checklist({ world, site, only }) {
    return { lines: await linesOf(world, site, only) }
  },
  question: ({ world, site, query, only }) => questionOf(world, site, query.id, only),
  answer: (call) => giveAnswers(speakerOf(call), call.body.answers),
  withdraw: (call) => takeBack(speakerOf(call), call.body),
  assign: (call) => assign(speakerOf(call), call.body),
  upload: (call) => keepFile(speakerOf(call), call.query.name, call.body),
  download: (call) => fileFor(speakerOf(call), call.id),
}
