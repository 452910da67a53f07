import { defineCheck } from "../check.ts"
import type { UploadFolder } from "../facts.ts"
import { evidence } from "../read/evidence.ts"

const folderEvidence = ({ url, status, proof }: UploadFolder) =>
  evidence("status", url, `${status === null ? "-" : `HTTP ${status}`} ${proof}`.trim())

export const uploadExecutes = defineCheck({
  id: "web/upload-executes",
  criteria: ["card/2.upload-executes"],
  needs: ["exposures", "platform"],
  title: { ja: "アップロード先でのプログラムの実行", en: "Programs in upload folders" },
  outcomes: {
    refused: {
      status: "ok",
      says: {
        ja: "アップロード先のフォルダでは、プログラム(.php)の名前へのアクセスが断られました。",
        en: "In the upload folders the names of programs (.php) are refused.",
      },
    },
    executes: {
      status: "not-ok",
      severity: "medium",
      says: {
        ja: "アップロード先のフォルダにプログラム(.php)が置かれると、実行される設定です: {folders}",
        en: "A program (.php) that lands in these upload folders would be run: {folders}",
      },
    },
    unclear: {
      status: "unknown",
      says: {
        ja: "アップロード先でプログラムが実行されるかどうかは、外からは判断できませんでした。サーバーの設定を確かめてください。",
        en: "Whether upload folders run programs could not be told from outside. Look at the server's configuration.",
      },
    },
    "runs-no-files": {
      status: "not-applicable",
      says: {
        ja: "{platform}は、置かれたファイルをプログラムとして実行する仕組みではないため、当てはまりません。",
        en: "{platform} does not run files that lie in a folder, so this does not apply.",
      },
    },
  },
  remedy: {
    ja: 'アップロード先では何も実行させません。nginx: location ~* ^/(upload|html/upload|wp-content/uploads)/.*\\.(php|phtml|phar)$ { deny all; } / Apache(そのフォルダの .htaccess): <FilesMatch "\\.(php|phtml|phar)$"> Require all denied </FilesMatch>',
    en: 'Let nothing run there. nginx: location ~* ^/(upload|html/upload|wp-content/uploads)/.*\\.(php|phtml|phar)$ { deny all; } / Apache (.htaccess of that folder): <FilesMatch "\\.(php|phtml|phar)$"> Require all denied </FilesMatch>',
  },
  judge({ exposures, platform }) {
    const { name, runtime } = platform.profile
    if (runtime === "node" || runtime === "service") return { outcome: "runs-no-files", values: { platform: name } }
    const uploads = exposures.uploads ?? []
    const executing = uploads.filter(({ state }) => state === "executes")
    if (executing.length > 0)
      return {
        outcome: "executes",
        values: { folders: executing.map(({ url }) => URL.parse(url)?.pathname ?? url).join(", ") },
        evidence: executing.map(folderEvidence),
      }
    const allRefused = uploads.length > 0 && uploads.every(({ state }) => state === "refused")
    return { outcome: allRefused ? "refused" : "unclear", evidence: uploads.map(folderEvidence) }
  },
})
