import type { Endpoint } from "../create-mock.js";

/** 404 with what there is instead. */
export function unknownPath(path: string, endpoints: readonly Endpoint[]): Response {
  const known = endpoints.map(({ service, method, path: route }) => ({ service, method, path: route }));
  return Response.json({ error: `The mock has nothing at ${path}`, known }, { status: 404 });
}
