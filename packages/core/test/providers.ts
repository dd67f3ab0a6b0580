import { plausible, versatailor, ztas, type Provider } from "../src/server.js";

/** A provider of the named service, with {@link TOKEN} as its token by default. */
export function providerOf(
  name: "plausible" | "ztas" | "versatailor",
  siteId = "example.com",
  options: { readonly pages?: boolean; readonly baseUrl?: string; readonly token?: string } = {},
): Provider {
  const { pages, ...rest } = { token: TOKEN, ...options };
  if (name === "plausible") return plausible({ siteId, pages, ...rest });
  return name === "ztas" ? ztas({ siteId, ...rest }) : versatailor({ siteId, ...rest });
}

/** The token that tests search for in everything that leaves the client. */
export const TOKEN = "canary-8f3b2c7d";
