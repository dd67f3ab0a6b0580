// The script of a page in a real browser: a counter in three lines.
import { createRelaySource } from "../../src/client.js";
import { streamTransport } from "../../src/stream.js";

const source = createRelaySource({ url: "/api", transport: streamTransport() });
source.subscribe({ site: "shop" }, { next: ({ visitors }) => document.body.append(`${visitors} `) });
