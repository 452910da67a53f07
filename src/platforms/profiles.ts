import { ecCube2 } from "./ec-cube-2.ts"
import { ecCube4 } from "./ec-cube-4.ts"
import { everShop } from "./evershop.ts"
import { generic } from "./generic.ts"
import { magento } from "./magento.ts"
import { medusa } from "./medusa.ts"
import { openCart } from "./opencart.ts"
import { prestaShop } from "./prestashop.ts"
import type { PlatformId, Profile } from "./profile.ts"
import { shopify } from "./shopify.ts"
import { vendure } from "./vendure.ts"
import { welcart } from "./welcart.ts"
import { wooCommerce } from "./woocommerce.ts"
import { zenCart } from "./zen-cart.ts"

const BY_ID = {
  "ec-cube-4": ecCube4,
  "ec-cube-2": ecCube2,
  woocommerce: wooCommerce,
  welcart,
  magento,
  opencart: openCart,
  "zen-cart": zenCart,
  prestashop: prestaShop,
  vendure,
  medusa,
  evershop: everShop,
  shopify,
  generic,
} as const satisfies { readonly [I in PlatformId]: Profile & { readonly id: I } }

/** All profiles in the order in which they are tried; the generic one is last. */
export const PROFILES: readonly Profile[] = Object.values(BY_ID)

/** The profile of an id that a person wrote; null where there is none of that name. */
export const profileById = (id: string): Profile | null => PROFILES.find((profile) => profile.id === id) ?? null

/** What stands in for a shop software that was not recognised. */
export const GENERIC: Profile = generic
