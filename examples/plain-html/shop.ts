import { createServer } from "node:http";
import { createMock, credentials, type Mock } from "@onlookers/mock";
import { startMockServer } from "@onlookers/mock/server";
import { createRelay, plausible } from "@onlookers/relay";
import { toNodeListener } from "@onlookers/relay/node";
import { answerFile } from "./files.ts";

export interface Shop {
  /** Ends with a slash. */
  readonly url: string;
  /** The service behind the counts, to be steered. */
  readonly mock: Mock;
  close(): Promise<void>;
}

const PIECES = ["/pieces/cup", "/pieces/dripper", "/pieces/server"] as const;

/**
 * Serves the page, the element's script, and a relay of a made-up Plausible.
 *
 * @param port `0` takes a free one
 */
export async function startShop(port: number): Promise<Shop> {
  const mock = createMock({ sites: [{ name: "shop", ...credentials, pages: ["/", ...PIECES], popularity: 2 }] });
  const service = await startMockServer({ mock });
  const relay = createRelay({
    sites: { default: plausible({ ...credentials.plausible, baseUrl: service.url, pages: true }) },
    pages: PIECES,
  });
  const answerCount = toNodeListener(relay);

  const server = createServer((request, response) => {
    // The element needs no exception: it has no inline style and no inline script.
    response.setHeader("content-security-policy", "default-src 'self'; img-src data:; base-uri 'none'");
    const { pathname } = new URL(request.url ?? "/", "http://shop.invalid");
    if (pathname.startsWith("/api/onlookers/")) answerCount(request, response);
    else void answerFile(response, pathname);
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const address = server.address();

  return {
    url: `http://localhost:${typeof address === "object" ? address?.port : port}/`,
    mock,
    async close() {
      server.close();
      server.closeAllConnections();
      await Promise.all([relay.close(), service.close()]);
    },
  };
}
