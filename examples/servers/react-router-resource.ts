// React Router, a resource route: app/routes/api.onlookers.$site.ts
import type { LoaderFunctionArgs } from "react-router";
import { relay } from "./relay.ts";

export const loader = ({ request }: LoaderFunctionArgs): Promise<Response> => relay.fetch(request);
