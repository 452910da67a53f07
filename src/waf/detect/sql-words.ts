/** What a word means to a statement. */
export type WordKind =
  | "logic"
  | "compare"
  | "arith"
  | "not"
  | "union"
  | "all"
  | "verb"
  | "clause"
  | "call"
  | "constant"
  | "object"
  | "word"

const list = (text: string): string[] => text.trim().split(/\s+/)

const WORDS: readonly (readonly [WordKind, string])[] = [
  ["logic", "and or xor"],
  ["compare", "like rlike regexp ilike glob sounds in between is similar"],
  ["arith", "div mod collate"],
  ["not", "not binary exists"],
  ["union", "union intersect except minus"],
  ["all", "all distinct distinctrow"],
  [
    "verb",
    `select insert update delete drop create alter truncate exec execute call declare waitfor shutdown set prepare merge
    load replace grant revoke handler rename copy show describe kill begin commit rollback if case`,
  ],
  ["clause", "from where having limit offset order group into procedure outfile dumpfile"],
  ["constant", "null true false"],
  [
    "object",
    `table database view index user login schema function trigger role tablespace sequence column event
    databases tables columns global session`,
  ],
  [
    // Functions whose call alone does harm or tells of one: delays, files, errors that carry data, the server's own facts.
    "call",
    `sleep benchmark pg_sleep pg_sleep_for dbms_lock.sleep dbms_pipe.receive_message utl_http.request utl_inaddr.get_host_address
    utl_inaddr.get_host_name dbms_ldap.init load_file extractvalue updatexml xmltype randomblob xp_cmdshell xp_dirtree xp_regread
    sp_executesql sp_oacreate openrowset openquery opendatasource pg_read_file pg_ls_dir lo_import lo_export query_to_xml
    database_to_xml dbms_xmlgen.getxml sqlite_version load_extension group_concat concat concat_ws char chr ascii ord substring substr
    mid unhex hex version user current_user system_user session_user database schema connection_id row_count last_insert_id
    json_keys gtid_subset exp elt make_set name_const st_latfromgeohash polygon multipoint geometrycollection cast convert
    ifnull isnull iif nvl decode sys_eval sys_exec receive_message quotename string_agg array_to_string xmlagg
    make_set bin_to_uuid uuid_to_bin fn_virtualfilestats host_name db_name user_name suser_name is_srvrolemember`,
  ],
]

const KINDS = new Map<string, WordKind>(
  WORDS.flatMap(([kind, text]) => list(text).map((word) => [word, kind] as const)),
)

/** The kind of a word in lower case. */
export const wordKind = (word: string): WordKind => KINDS.get(word) ?? "word"

/** Calls that do harm wherever an expression may stand, even with nothing around them. */
export const HARMFUL_CALLS: ReadonlySet<string> = new Set(
  list(`sleep benchmark pg_sleep pg_sleep_for dbms_lock.sleep dbms_pipe.receive_message utl_http.request
  utl_inaddr.get_host_address utl_inaddr.get_host_name dbms_ldap.init load_file extractvalue updatexml randomblob
  xp_cmdshell xp_dirtree openrowset pg_read_file pg_ls_dir query_to_xml dbms_xmlgen.getxml load_extension sys_eval sys_exec`),
)

/** Words one of which a value must hold to change a statement without any quote. */
export const BARE_WORDS: ReadonlySet<string> = new Set(
  [...KINDS].flatMap(([word, kind]) =>
    ["logic", "union", "verb", "clause"].includes(kind) || HARMFUL_CALLS.has(word) ? [word] : [],
  ),
)
