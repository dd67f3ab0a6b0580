import { plainRelay } from "../../../../plain-relay";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => plainRelay().fetch(request);
