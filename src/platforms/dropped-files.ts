/** Names under which programs of intruders are often found, and what such programs show. */

/** Names that no shop puts into an upload folder. */
export const DROPPED_NAMES: readonly string[] = [
  "shell.php",
  "cmd.php",
  "wso.php",
  "c99.php",
  "r57.php",
  "b374k.php",
  "alfa.php",
  "up.php",
  "upload.php",
  "mini.php",
]

/** What well-known web shells show of themselves. */
export const SHELL_MARKS: readonly RegExp[] = [
  /<title>[^<]{0,60}(?:c99shell|r57shell|WSO \d|b374k|ALFA TEaM|FilesMan|IndoXploit|Mini Shell)/i,
  /name=["']?(?:FilesMAn|charset)["']? [^>]{0,80}value=["']?FilesMan/i,
  /\b(?:c99sh|r57shell|b374k \d|FilesMan|Safe_?Mode[: ]{1,3}<|uid=\d{1,6}\([a-z_-]{1,32}\) gid=\d)/i,
  /<input[^>]{0,120}name=["']?cmd["']?[^>]{0,120}>[\s\S]{0,400}?(?:uname|pwd|Execute)/i,
]
