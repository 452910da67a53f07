import type { ProfileAdminAccess } from "./profile.ts"

const WRITES = ["POST", "PUT", "PATCH", "DELETE"]

/** EverShop's routes that its own files call private; a language may stand in front. The rest of `/api` is the customers'. */
export const EVERSHOP_ADMIN = {
  also: [
    {
      path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/api\/(?:admin|attributegroups|attributes|blog\/(?:categories|posts\/?$|tags)|categories|cod|collections|coupons|deliveries|files|folders|images|landing-pages|lifetimesales|metafield-definitions|orders\/[^/]+\/(?:cancel|shipments|metafields)|packages|page-builder|pages|products|recommendationstats|salestatistic|settings|shipments|shippingproviders|shippingzones|shop|stripe\/paymentintents\/(?:capture|refund)|tax|user|variantgroups|variants|widgets)(?:\/|$)/i,
    },
    { path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/api\/customers\/(?!me(?:\/|$)|password\/?$|reset-password\/?$)[^/]+/i },
    {
      path: /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/api\/blog\/(?:comments|posts)\/[^/]+\/?$/i,
      methods: ["PATCH", "DELETE"],
    },
  ],
  except: [],
  proof: "source",
} as const satisfies ProfileAdminAccess

/** WordPress: its interfaces for editors, and what every page loads from below `wp-admin`. */
export const WORDPRESS_ADMIN = {
  also: [
    { path: /^\/wp-login\.php\/?$/i },
    { path: /^\/xmlrpc\.php\/?$/i },
    { path: /^\/wp-json\/(?:wc\/v[1-9]|wc-admin|wc-analytics|wp-site-health|wp-block-editor)(?:\/|$)/i },
    { path: /^\/wp-json\/wp\/v2\/(?:users|settings|plugins|themes|application-passwords)(?:\/|$)/i },
    { path: /^\/wp-json\/wp\/v2(?:\/|$)/i, methods: WRITES },
  ],
  except: [
    { path: /^\/wp-admin\/(?:admin-ajax|admin-post)\.php$/i },
    { path: /^\/wp-admin\/(?:css|js|images)\//i, methods: ["GET"] },
  ],
  proof: "documented",
} as const satisfies ProfileAdminAccess

export const MAGENTO_ADMIN = {
  also: [
    { path: /^\/rest\/(?:[a-z0-9_]+\/)?V1\/integration\/admin\/token\/?$/i },
    {
      path: /^\/rest\/(?:[a-z0-9_]+\/)?V1\/(?:products|categories|orders|order|invoices|invoice|shipment|creditmemo|store|modules|cmsPage|cmsBlock|coupons|salesRules|taxRates|taxRules|inventory)(?:\/|$)/i,
      methods: WRITES,
    },
    { path: /^\/rest\/(?:[a-z0-9_]+\/)?V1\/(?:orders|invoices|modules|store\/storeConfigs)(?:\/|$)/i },
  ],
  except: [],
  proof: "documented",
} as const satisfies ProfileAdminAccess

export const MEDUSA_ADMIN = {
  also: [{ path: /^\/admin(?:\/|$)/i }, { path: /^\/auth\/user(?:\/|$)/i }],
  except: [],
  proof: "source",
} as const satisfies ProfileAdminAccess

export const VENDURE_ADMIN = {
  also: [{ path: /^\/admin-api(?:\/|$)/i }, { path: /^\/(?:admin|dashboard)(?:\/|$)/i }],
  except: [],
  proof: "source",
} as const satisfies ProfileAdminAccess

export const PRESTASHOP_ADMIN = {
  also: [{ path: /^\/api(?:\/|$)/i }, { path: /^\/webservice(?:\/|$)/i }],
  except: [],
  proof: "documented",
} as const satisfies ProfileAdminAccess
