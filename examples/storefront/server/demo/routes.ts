import { SERVICE_NAMES } from "@onlookers/mock";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Demo } from "./demo.ts";
import { parseSettings } from "./parse-settings.ts";

const MAX_BODY_BYTES = 1024;

/** `GET /state?service=…` and `POST /settings`, for the panel. */
export function demoRoutes(demo: Demo): Hono {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });

  routes.get("/state", (c) => {
    const service = SERVICE_NAMES.find((name) => name === c.req.query("service"));
    if (!service) return c.json({ problem: `"service" must be one of ${SERVICE_NAMES.join(", ")}.` }, 400);
    return c.json(demo.state(service));
  });

  routes.post(
    "/settings",
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.json({ problem: `The settings must not exceed ${MAX_BODY_BYTES} bytes.` }, 413),
    }),
    async (c) => {
      // A page of another origin cannot send this type without a preflight, which this server never permits.
      if (!c.req.header("content-type")?.startsWith("application/json")) {
        return c.json({ problem: "Send the settings as application/json." }, 415);
      }
      const settings = parseSettings(await c.req.text());
      if ("problem" in settings) return c.json(settings, 400);
      await demo.apply(settings);
      return c.body(null, 204);
    },
  );
  return routes;
}
