// Takes screenshots of the built storefront for visual review: `node scripts/screenshots.ts <folder>`.
// The README uses one of them.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { faults } from "../examples/storefront/shared/demo.ts";
import { services, visitShop, type ShopVisit, type VisitOptions } from "../examples/storefront/test/e2e/shop-visit.ts";
import { launchChromium } from "./launch-chromium.ts";

const folder = process.argv[2] ?? "screenshots";
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();

async function picture(
  name: string,
  options: VisitOptions,
  take: (visit: ShopVisit, path: string) => Promise<unknown>,
) {
  const visit = await visitShop(browser, options);
  await take(visit, join(folder, `${name}.png`));
  await visit.close();
  console.log(name);
}

const wholePage = (visit: ShopVisit, path: string) => visit.page.screenshot({ path, fullPage: true });
const plans = (visit: ShopVisit, path: string) => visit.page.locator("#club").screenshot({ path });

for (const colorScheme of ["light", "dark"] as const) {
  await picture(`page-${colorScheme}`, { colorScheme }, wholePage);
  await picture(`phone-${colorScheme}`, { colorScheme, width: 390 }, wholePage);
  await picture(`rtl-${colorScheme}`, { colorScheme, dir: "rtl" }, wholePage);
  await picture(`plans-${colorScheme}`, { colorScheme }, plans);
}
await picture("phone-rtl", { width: 390, dir: "rtl" }, wholePage);
for (const service of services) await picture(`service-${service}`, { service }, plans);
for (const fault of faults) {
  await picture(`fault-${fault}`, { service: "versatailor" }, async (visit, path) => {
    await visit.page.getByRole("button", { name: /demo panel/i }).click();
    await visit.page.getByLabel("Fault").selectOption(fault);
    await visit.pass(100);
    await visit.page.screenshot({ path });
    await visit.pass(100);
    await plans(visit, path.replace(".png", "-expired.png"));
  });
}
await browser.close();
