import { VisitorCounter, type Visitors } from "@onlookers/react";
import { useVisitorsByPage } from "@onlookers/react/by-page";
import { createRelaySource } from "@onlookers/relay/client";
import { memo, Profiler, version, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { PAGES } from "./shop-pages.js";
import { createStubRelay, type StubRelay } from "./stub-relay.js";

export { version };

/** 17 and 23 both read `10+`: another number, the same sentence. */
const STEPS = [10, 50];

/** What React's Profiler has counted. */
export interface Seen {
  commits: number;
  /** Renders of all counters or cards. */
  rendered: number;
}

/** A page of counters, and its relay. */
export interface ProfiledPage {
  readonly relay: StubRelay;
  readonly seen: Seen;
  unmount(): void;
}

type Source = ReturnType<typeof createRelaySource>;

/** Mounts 200 counters of one site, which share one source. */
export function mountCounters(): ProfiledPage {
  return mount((source, onRender) =>
    PAGES.map((path) => (
      <Profiler key={path} id="counter" onRender={onRender}>
        <VisitorCounter source={source} steps={STEPS} />
      </Profiler>
    )),
  );
}

/** Mounts a grid of 200 cards, each with the visitors of its own page. */
export function mountCards(): ProfiledPage {
  return mount((source, onRender) => <Grid source={source} onRender={onRender} />);
}

function Grid({ source, onRender }: { readonly source: Source; readonly onRender: () => void }) {
  const visitors = useVisitorsByPage(PAGES, { source });
  return PAGES.map((path) => <Card key={path} visitors={visitors.get(path)} onRender={onRender} />);
}

/** As an app would write it: renders only when its own visitors change. */
const Card = memo(function Card(props: { readonly visitors: Visitors | undefined; readonly onRender: () => void }) {
  return (
    <Profiler id="card" onRender={props.onRender}>
      <p>{props.visitors?.sentence}</p>
    </Profiler>
  );
});

function mount(page: (source: Source, onRender: () => void) => ReactElement | ReactElement[]): ProfiledPage {
  const relay = createStubRelay();
  const source = createRelaySource({ url: "http://shop.example/relay", fetch: relay.fetch });
  const seen: Seen = { commits: 0, rendered: 0 };
  const root = createRoot(document.body.appendChild(document.createElement("main")));
  root.render(
    <Profiler id="page" onRender={() => void (seen.commits += 1)}>
      {page(source, () => void (seen.rendered += 1))}
    </Profiler>,
  );
  return { relay, seen, unmount: () => root.unmount() };
}
