import { cases } from "../cases.ts"
import { answer, page, type HeaderRecord } from "../sample-facts.ts"
import { permissionsPolicy } from "./permissions-policy.ts"

const sends = (headers: HeaderRecord) => page("top", answer({ headers }))
const policy = (...values: readonly string[]) => sends({ "permissions-policy": values })

cases(permissionsPolicy, [
  ["limited", { pages: [policy("camera=(), geolocation=(self)")] }, "set"],
  ["in two headers", { pages: [policy("camera=()", "usb=()")] }, "set"],
  ["a harmless feature for everybody", { pages: [policy("fullscreen=*, camera=()")] }, "set"],
  ["the camera for everybody", { pages: [policy("camera=*")] }, "open"],
  ["written the old way", { pages: [policy("camera 'none'; usb 'none'")] }, "malformed"],
  ["under the old name", { pages: [sends({ "feature-policy": "camera 'none'" })] }, "old-name"],
  ["missing on one", { pages: [policy("camera=()"), sends({})] }, "missing"],
  ["nothing shown", { pages: [] }, "nothing-shown"],
])
