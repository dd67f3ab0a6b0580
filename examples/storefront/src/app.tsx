import { StrictMode, useState } from "react";
import { OnlookersConfig } from "@onlookers/react";
import { SWRConfig } from "swr";
import type { ServiceName } from "../shared/demo.ts";
import { ArtDefs } from "./art/art-defs.tsx";
import { DemoPanel } from "./demo/demo-panel.tsx";
import { fallbackOf, RELAY, type FirstCount } from "./first-counts.ts";
import { readAddress } from "./page-address.ts";
import { services } from "./services.ts";
import { Banner } from "./shop/banner.tsx";
import { ClubSection } from "./shop/club-section.tsx";
import { Footer } from "./shop/footer.tsx";
import { GlazesSection } from "./shop/glazes-section.tsx";
import { Header } from "./shop/header.tsx";
import { Hero } from "./shop/hero.tsx";
import { PiecesSection } from "./shop/pieces-section.tsx";

interface AppProps {
  /** The query string of the page's address. */
  search: string;
  firstCounts: readonly FirstCount[];
}

/** The whole page. Server and browser pass the same props, so they render the same HTML. */
export function App({ search, firstCounts }: AppProps) {
  const address = readAddress(search, services);
  const [service, setService] = useService(address.service);
  const [basket, setBasket] = useState(0);
  const add = () => setBasket((count) => count + 1);
  return (
    <StrictMode>
      <SWRConfig value={{ fallback: fallbackOf(firstCounts) }}>
        <OnlookersConfig relay={RELAY} site={service} locale={address.lang}>
          <ArtDefs />
          <a className="skip-link" href="#main">
            Skip to the shop
          </a>
          <DemoPanel service={service} onService={setService} isOpenAtFirst={address.isPanelOpen} />
          <div className="shop" id="top">
            <Banner />
            <Header basket={basket} />
            <main id="main" tabIndex={-1}>
              <Hero />
              <PiecesSection onAdd={add} />
              <GlazesSection />
              <ClubSection onAdd={add} />
            </main>
            <Footer />
          </div>
        </OnlookersConfig>
      </SWRConfig>
    </StrictMode>
  );
}

/** The service whose counts the page shows. It is part of the address, so a view can be linked to. */
function useService(initial: ServiceName): [ServiceName, (service: ServiceName) => void] {
  const [service, setService] = useState(initial);
  return [
    service,
    (chosen) => {
      const address = new URL(location.href);
      address.searchParams.set("service", chosen);
      history.replaceState(history.state, "", address);
      setService(chosen);
    },
  ];
}
