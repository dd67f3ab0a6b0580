// Deno: `deno serve --allow-net --allow-env deno.ts`
import { relay } from "./relay.ts";

export default { fetch: (request: Request): Promise<Response> => relay.fetch(request) };
