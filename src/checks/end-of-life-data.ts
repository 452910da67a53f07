import type { SoftwareSeen } from "./facts.ts"

/** A line of a program for which its makers publish no fixes any more. */
export interface EndedLine {
  /** The program's name as headers give it, in lower case. */
  readonly name: string
  /** `7.4`: every 7.4.x. */
  readonly line: string
  /** Last day of support, ISO date. */
  readonly endedOn: string
  /** The system that still mends this line in a package of its own; then the version alone proves nothing. */
  readonly mendedBy: string | null
  /** Where its end is published. */
  readonly source: string
}
/** An operating system that a header gives away by a version which only it shipped. */
export interface EndedSystem {
  readonly header: RegExp
  readonly name: string
  readonly endedOn: string
}

/** When these tables were last compared with their sources. */
export const END_OF_LIFE_DATED = "2026-11-23"
/** Where the makers say so. */
const SOURCES: Readonly<Record<string, string>> = {
  php: "https://www.php.net/eol.php",
  apache: "https://httpd.apache.org/",
  openssl: "https://openssl-library.org/policies/releasestrat/",
  "magento / adobe commerce":
    "https://experienceleague.adobe.com/docs/commerce-operations/release/planning/lifecycle-policy.html",
  wordpress: "https://wordpress.org/news/2022/09/dropping-security-updates-for-wordpress-versions-3-7-through-4-0/",
}
const CENTOS_SOURCE = "https://www.redhat.com/en/topics/linux/centos-linux-eol"

const RHEL_8 = "Red Hat Enterprise Linux 8"
const RHEL_9 = "Red Hat Enterprise Linux 9"
const UBUNTU_22 = "Ubuntu 22.04 LTS"
const SEVERAL = "Debian, Ubuntu, Red Hat Enterprise Linux"

const ended = (name: string, line: string, endedOn: string, mendedBy: string | null = null): EndedLine => ({
  name,
  line,
  endedOn,
  mendedBy,
  source: SOURCES[name] ?? "",
})

/**
 * Lines that are past their end. A line is in here only where its end is known from its makers. EC-CUBE is not: its makers
 * publish no such dates, so its version says nothing here.
 */
export const ENDED_LINES: readonly EndedLine[] = [
  ended("php", "4", "2008-08-07"),
  ended("php", "5.0", "2005-09-05"),
  ended("php", "5.1", "2006-08-24"),
  ended("php", "5.2", "2011-01-06"),
  ended("php", "5.3", "2014-08-14"),
  ended("php", "5.4", "2015-09-03"),
  ended("php", "5.5", "2016-07-21"),
  ended("php", "5.6", "2018-12-31"),
  ended("php", "7.0", "2019-01-10"),
  ended("php", "7.1", "2019-12-01"),
  ended("php", "7.2", "2020-11-30"),
  ended("php", "7.3", "2021-12-06"),
  ended("php", "7.4", "2022-11-28", RHEL_8),
  ended("php", "8.0", "2023-11-26", RHEL_9),
  ended("php", "8.1", "2025-12-31", UBUNTU_22),
  ended("php", "8.2", "2026-12-31", SEVERAL),
  ended("apache", "1.3", "2010-02-03"),
  ended("apache", "2.0", "2013-07-10"),
  ended("apache", "2.2", "2017-07-11"),
  ended("openssl", "0.9", "2015-12-31"),
  ended("openssl", "1.0.0", "2015-12-31"),
  ended("openssl", "1.0.1", "2016-12-31"),
  ended("openssl", "1.0.2", "2019-12-31", SEVERAL),
  ended("openssl", "1.1.0", "2019-09-11"),
  ended("openssl", "1.1.1", "2023-09-11", SEVERAL),
  ended("magento / adobe commerce", "2.0", "2018-03-01"),
  ended("magento / adobe commerce", "2.1", "2019-06-30"),
  ended("magento / adobe commerce", "2.2", "2019-12-31"),
  ended("magento / adobe commerce", "2.3", "2022-09-30"),
  ended("wordpress", "3", "2022-12-01"),
  ended("wordpress", "4.0", "2022-12-01"),
]

/** Systems whose packages are told by the web server's own version: only they shipped it under that name. */
export const ENDED_SYSTEMS: readonly EndedSystem[] = [
  { header: /Apache\/2\.2\.3 \(CentOS\)/, name: "CentOS 5", endedOn: "2017-03-31" },
  { header: /Apache\/2\.2\.15 \(CentOS\)/, name: "CentOS 6", endedOn: "2020-11-30" },
  { header: /Apache\/2\.4\.6 \(CentOS\)/, name: "CentOS 7", endedOn: "2024-06-30" },
  { header: /Apache\/2\.4\.37 \(centos\)/i, name: "CentOS 8", endedOn: "2024-05-31" },
]

/** Whether a version belongs to a line: 7.4.33 and 7.4.33-1+ubuntu do to 7.4, 7.40 does not. */
export const isOfLine = (version: string, line: string): boolean =>
  version.startsWith(line) && !/^\d/.test(version.slice(line.length))

/** The ended line or system that one seen program belongs to on that day; null where none is known. */
export const endOf = (seen: SoftwareSeen, at: number): (EndedLine & { readonly system: boolean }) | null => {
  const isPast = ({ endedOn }: { readonly endedOn: string }): boolean => Date.parse(`${endedOn}T23:59:59Z`) < at
  const system = ENDED_SYSTEMS.find((one) => one.header.test(seen.value) && isPast(one))
  if (system) {
    const { name, endedOn } = system
    return { name, line: name, endedOn, mendedBy: null, source: CENTOS_SOURCE, system: true }
  }
  const { version } = seen
  if (version === null) return null
  const line = ENDED_LINES.find(
    (one) => one.name === seen.name.toLowerCase() && isOfLine(version, one.line) && isPast(one),
  )
  return line ? { ...line, system: false } : null
}
