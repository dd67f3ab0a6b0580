import type { Browser } from "playwright";
import { openPage, withPage } from "./open-page.ts";
import type { PageServer } from "./page-server.ts";
import type {} from "./pages/stage.tsx";
import { rest } from "./rest.ts";

/** Mounts before the first measurement: what is allocated once is not what each mount keeps. */
const WARM_UP_MOUNTS = 20;

/** The growth of the heap over a number of mounts and unmounts, in bytes. */
export async function measureKept(browser: Browser, server: PageServer, mounts: number): Promise<number> {
  return withPage(browser, async (page) => {
    await openPage(page, server);
    const devtools = await page.context().newCDPSession(page);
    const mountAndUnmount = (count: number) =>
      page.evaluate(async (times) => {
        for (let time = 0; time < times; time += 1) {
          globalThis.stage.unmount();
          globalThis.stage.mount(1);
          await new Promise((resolve) => setTimeout(resolve));
        }
        globalThis.stage.unmount();
      }, count);
    const heap = async () => {
      await rest(page);
      await devtools.send("HeapProfiler.collectGarbage");
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    };
    await mountAndUnmount(WARM_UP_MOUNTS);
    const before = await heap();
    await mountAndUnmount(mounts);
    return (await heap()) - before;
  });
}
