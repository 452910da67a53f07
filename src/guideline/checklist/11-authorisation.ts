import type { ChecklistLine } from "./line.ts"

export const linesAuthorisation: readonly ChecklistLine[] = [
  {
    id: "11-(i)",
    hole: 11,
    kind: "root",
    text: {
      ja: "制限の必要なページで、パスワードなどの秘密による認証をしている",
      en: "Pages that need control ask for a secret such as a password",
    },
    criterion: "build/1.authorisation",
    cwe: [287],
  },
  {
    id: "11-(ii)",
    hole: 11,
    kind: "root",
    text: {
      ja: "ログインした人が他人になりすませないように、認可の処理をしている",
      en: "Authorisation keeps a logged-in person from acting as another",
    },
    criterion: "build/1.authorisation",
    cwe: [264, 639],
  },
]
