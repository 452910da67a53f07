/** Cipher suites by their registered number: those that nobody should offer any more, by the reason. */
export interface Suite {
  readonly id: number
  readonly name: string
}
const suites = (table: Readonly<Record<string, number>>): readonly Suite[] =>
  Object.entries(table).map(([name, id]) => ({ name, id }))

/** Without encryption, for export, RC4, DES, 3DES, IDEA, or without authentication. */
export const WEAK_SUITES: readonly Suite[] = suites({
  TLS_RSA_WITH_NULL_MD5: 0x0001,
  TLS_RSA_WITH_NULL_SHA: 0x0002,
  TLS_RSA_WITH_NULL_SHA256: 0x003b,
  TLS_ECDHE_ECDSA_WITH_NULL_SHA: 0xc006,
  TLS_ECDHE_RSA_WITH_NULL_SHA: 0xc010,
  TLS_ECDH_anon_WITH_NULL_SHA: 0xc015,
  TLS_RSA_EXPORT_WITH_RC4_40_MD5: 0x0003,
  TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5: 0x0006,
  TLS_RSA_EXPORT_WITH_DES40_CBC_SHA: 0x0008,
  TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA: 0x0011,
  TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA: 0x0014,
  TLS_DH_anon_EXPORT_WITH_RC4_40_MD5: 0x0017,
  TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA: 0x0019,
  TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA: 0x0062,
  TLS_RSA_EXPORT1024_WITH_RC4_56_SHA: 0x0064,
  TLS_RSA_WITH_RC4_128_MD5: 0x0004,
  TLS_RSA_WITH_RC4_128_SHA: 0x0005,
  TLS_ECDHE_ECDSA_WITH_RC4_128_SHA: 0xc007,
  TLS_ECDHE_RSA_WITH_RC4_128_SHA: 0xc011,
  TLS_DH_anon_WITH_RC4_128_MD5: 0x0018,
  TLS_ECDH_anon_WITH_RC4_128_SHA: 0xc016,
  TLS_RSA_WITH_DES_CBC_SHA: 0x0009,
  TLS_DHE_DSS_WITH_DES_CBC_SHA: 0x0012,
  TLS_DHE_RSA_WITH_DES_CBC_SHA: 0x0015,
  TLS_DH_anon_WITH_DES_CBC_SHA: 0x001a,
  TLS_RSA_WITH_3DES_EDE_CBC_SHA: 0x000a,
  TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA: 0x0013,
  TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA: 0x0016,
  TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA: 0xc008,
  TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA: 0xc012,
  TLS_DH_anon_WITH_3DES_EDE_CBC_SHA: 0x001b,
  TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA: 0xc017,
  TLS_RSA_WITH_IDEA_CBC_SHA: 0x0007,
  TLS_DH_anon_WITH_AES_128_CBC_SHA: 0x0034,
  TLS_DH_anon_WITH_AES_256_CBC_SHA: 0x003a,
  TLS_DH_anon_WITH_AES_128_CBC_SHA256: 0x006c,
  TLS_DH_anon_WITH_AES_256_CBC_SHA256: 0x006d,
  TLS_DH_anon_WITH_AES_128_GCM_SHA256: 0x00a6,
  TLS_DH_anon_WITH_AES_256_GCM_SHA384: 0x00a7,
  TLS_ECDH_anon_WITH_AES_128_CBC_SHA: 0xc018,
  TLS_ECDH_anon_WITH_AES_256_CBC_SHA: 0xc019,
})

/** What a server up to TLS 1.2 may choose from when only the version is asked about: strong and weak, so that a refusal is about the version. */
export const COMMON_SUITES: readonly number[] = [
  0xc02b, 0xc02c, 0xc02f, 0xc030, 0xcca8, 0xcca9, 0xccaa, 0xc023, 0xc024, 0xc027, 0xc028, 0xc009, 0xc00a, 0xc013,
  0xc014, 0x009c, 0x009d, 0x009e, 0x009f, 0x003c, 0x003d, 0x0067, 0x006b, 0x002f, 0x0035, 0x0033, 0x0039, 0x0041,
  0x0084, 0x0045, 0x0088, 0x000a, 0x0016, 0xc008, 0xc012, 0x0005, 0x0004, 0xc007, 0xc011,
]
export const TLS13_SUITES: readonly number[] = [0x1301, 0x1302, 0x1303, 0x1304, 0x1305]
