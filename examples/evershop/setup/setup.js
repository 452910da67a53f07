// Run once by Sekisho after the database is up: tables, the administrator, settings and a few things to buy.
// It can be run again after a break: everything it adds is looked for first.
import { mkdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import sharp from "sharp"

process.env.NODE_ENV = "production"
process.env.ALLOW_CONFIG_MUTATIONS = "true"

const root = process.cwd()
// Three of these are not among the paths the package exports, hence file addresses for all.
const part = (path) => import(pathToFileURL(join(root, "node_modules", "@evershop", "evershop", "dist", path)).href)

const { migrate } = await part("bin/lib/bootstrap/migrate.js")
const { getCoreModules } = await part("bin/lib/loadModules.js")
const { loadBootstrapScript } = await part("bin/lib/bootstrap/bootstrap.js")
const { pool } = await part("lib/postgres/connection.js")
const { hashPassword } = await part("lib/util/passwordHelper.js")
const { createCategory, createCollection, createProduct } = await part("modules/catalog/services/index.js")
const { default: createWidget } = await part("modules/cms/services/widget/createWidget.js")

const required = (name) => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

const stock = JSON.parse(await readFile(join(root, "setup", "stock.json"), "utf8"))
const one = async (sql, values) => (await pool.query(sql, values)).rows[0]

const paragraph = (id, text) => [
  {
    id: `r__${id}`,
    size: 1,
    className: "md:grid-cols-1",
    columns: [
      {
        id: `c__${id}`,
        size: 1,
        data: { time: 0, version: "2.31.0", blocks: [{ id, type: "paragraph", data: { text } }] },
      },
    ],
  },
]

const addPerson = async (table, { email, name, password }) => {
  await pool.query(
    `INSERT INTO "${table}" (status, email, full_name, password) VALUES (${table === "customer" ? "1" : "TRUE"}, $1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET password = EXCLUDED.password`,
    [email, name, hashPassword(password)],
  )
}

const addSettings = async () => {
  for (const [name, value] of Object.entries(stock.settings))
    await pool.query(
      `INSERT INTO setting (name, value, is_json) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, is_json = EXCLUDED.is_json`,
      [name, typeof value === "string" ? value : JSON.stringify(value), typeof value !== "string"],
    )
}

const addShipping = async () => {
  const { country, zone, method, cost } = stock.shipping
  if (await one("SELECT 1 FROM shipping_zone WHERE name = $1", [zone])) return
  const { shipping_zone_id: zoneId } = await one(
    "INSERT INTO shipping_zone (name) VALUES ($1) RETURNING shipping_zone_id",
    [zone],
  )
  await pool.query("INSERT INTO shipping_zone_country (zone_id, country) VALUES ($1, $2)", [zoneId, country])
  await pool.query(
    "INSERT INTO shipping_zone_provider (zone_id, provider_code, is_enabled) VALUES ($1, 'core', TRUE)",
    [zoneId],
  )
  const { core_shipping_method_id: methodId } = await one(
    "INSERT INTO core_shipping_method (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET is_enabled = TRUE RETURNING core_shipping_method_id",
    [method],
  )
  await pool.query(
    "INSERT INTO core_shipping_method_rate (method_id, zone_id, cost) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [methodId, zoneId, cost],
  )
}

const addCategories = async () => {
  await pool.query(
    "DELETE FROM category WHERE category_id IN (SELECT category_description_category_id FROM category_description WHERE url_key = ANY($1))",
    [["kids", "women", "men"]],
  )
  const find = (key) =>
    one("SELECT category_description_category_id AS id FROM category_description WHERE url_key = $1", [key])
  const ids = new Map()
  for (const { key, name, text } of stock.categories) {
    if (!(await find(key)))
      await createCategory(
        {
          name,
          url_key: key,
          meta_title: name,
          meta_description: text,
          description: paragraph(key, text),
          status: 1,
          include_in_nav: 1,
        },
        {},
      )
    ids.set(key, (await find(key)).id)
  }
  return ids
}

const drawImage = async (name) => {
  const folder = join(root, "media", "demo")
  await mkdir(folder, { recursive: true })
  await sharp(join(root, "setup", "images", `${name}.svg`))
    .png()
    .toFile(join(folder, `${name}.png`))
  return `/assets/demo/${name}.png`
}

const addProducts = async (categoryIds) => {
  const { code, name } = stock.collection
  const findCollection = () => one("SELECT collection_id AS id FROM collection WHERE code = $1", [code])
  if (!(await findCollection())) await createCollection({ name, code, description: paragraph(code, name) }, {})
  const { id: collectionId } = await findCollection()
  const { id: packageId } = await one("SELECT package_id AS id FROM package ORDER BY package_id LIMIT 1")
  const { id: groupId } = await one(
    "SELECT attribute_group_id AS id FROM attribute_group ORDER BY attribute_group_id LIMIT 1",
  )
  const find = (sku) => one("SELECT product_id AS id FROM product WHERE sku = $1", [sku])
  for (const { sku, key, category, name: productName, price, weight, text, image } of stock.products) {
    if (!(await find(sku)))
      await createProduct(
        {
          type: "simple",
          sku,
          name: productName,
          url_key: key,
          price,
          weight,
          meta_title: productName,
          meta_description: text,
          description: paragraph(key, text),
          qty: 1000,
          manage_stock: true,
          stock_availability: true,
          status: true,
          visibility: true,
          group_id: groupId,
          package_id: packageId,
          category_id: categoryIds.get(category),
          images: [await drawImage(image)],
        },
        {},
      )
    const { id: productId } = await find(sku)
    await pool.query(
      `INSERT INTO product_collection (collection_id, product_id) SELECT $1::int, $2::int
       WHERE NOT EXISTS (SELECT 1 FROM product_collection WHERE collection_id = $1 AND product_id = $2)`,
      [collectionId, productId],
    )
  }
}

const addWidgets = async () => {
  for (const widget of stock.widgets)
    if (!(await one("SELECT 1 FROM widget_instance WHERE name = $1", [widget.name])))
      await createWidget({ status: 1, ...widget }, {})
}

/**
 * A helper of the shop makes the addresses of categories and products from a queue, in no certain order: a product that
 * comes before its category ends up outside it. Made here, and the queue emptied, they are the same on every machine.
 */
const addAddresses = async () => {
  await pool.query(
    `INSERT INTO url_rewrite (entity_type, entity_uuid, request_path, target_path)
     SELECT 'category', c.uuid, '/' || d.url_key, '/category/' || c.uuid
     FROM category c JOIN category_description d ON d.category_description_category_id = c.category_id
     UNION ALL
     SELECT 'product', p.uuid, '/' || d.url_key || '/' || n.url_key, '/product/' || p.uuid
     FROM product p
     JOIN product_description n ON n.product_description_product_id = p.product_id
     JOIN category_description d ON d.category_description_category_id = p.category_id
     ON CONFLICT (entity_uuid) DO UPDATE SET request_path = EXCLUDED.request_path, target_path = EXCLUDED.target_path`,
  )
  await pool.query("DELETE FROM event")
}

const modules = getCoreModules()
for (const module of modules)
  await loadBootstrapScript(module, { command: "setup", env: "production", process: "main" })
await migrate(modules)
await addPerson("admin_user", {
  ...stock.admin,
  email: required("SEKISHO_DEMO_ADMIN_EMAIL"),
  password: required("SEKISHO_DEMO_ADMIN_PASSWORD"),
})
await addPerson("customer", {
  ...stock.customer,
  email: required("SEKISHO_DEMO_CUSTOMER_EMAIL"),
  password: required("SEKISHO_DEMO_CUSTOMER_PASSWORD"),
})
await addSettings()
await addShipping()
await addProducts(await addCategories())
await addAddresses()
await addWidgets()
process.stdout.write("demo shop ready\n")
// The migration keeps one connection for itself, so the pool would never end.
process.exit(0)
