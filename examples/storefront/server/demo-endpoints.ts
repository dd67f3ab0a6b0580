import type { IncomingMessage, ServerResponse } from "node:http";
import { services } from "../shared/demo-settings.ts";
import { answerJson, answerText } from "./answer.ts";
import type { Demo } from "./demo.ts";
import { parseDemoSettings } from "./demo-settings.ts";
import { readText } from "./read-text.ts";

const LARGEST_BODY = 1024;

/** `GET /demo/state?service=…` and `POST /demo/settings`, for the panel. */
export function demoEndpoints(demo: Demo) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    switch (`${request.method} ${url.pathname}`) {
      case "GET /demo/state":
        return answerState(response, url.searchParams.get("service"));
      case "POST /demo/settings":
        return changeSettings(request, response);
      default:
        return answerText(response, 404, "The panel has GET /demo/state and POST /demo/settings.");
    }
  };

  function answerState(response: ServerResponse, asked: string | null): void {
    const service = services.find((name) => name === asked);
    if (!service) return answerJson(response, 400, { problem: `"service" must be one of ${services.join(", ")}.` });
    answerJson(response, 200, demo.state(service));
  }

  async function changeSettings(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another origin can't send this type without asking first, and is never told yes.
    if (!request.headers["content-type"]?.startsWith("application/json")) {
      return answerJson(response, 415, { problem: "Send the settings as application/json." });
    }
    const body = await readText(request, LARGEST_BODY);
    if (body === null) return answerJson(response, 413, { problem: `Settings take at most ${LARGEST_BODY} bytes.` });
    const settings = parseDemoSettings(body);
    if ("problem" in settings) return answerJson(response, 400, settings);
    await demo.apply(settings);
    response.writeHead(204).end();
  }
}
