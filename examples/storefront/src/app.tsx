import { useState } from "react";
import { OnlookersConfig } from "@onlookers/react";
import { ArtDefs } from "./art/art-defs.tsx";
import { DemoPanel } from "./demo/demo-panel.tsx";
import { useService } from "./demo/use-service.ts";
import { RELAY } from "./first-counts.ts";
import type { PageAddress } from "./page-address.ts";
import { Banner } from "./shop/banner.tsx";
import { ClubSection } from "./shop/club-section.tsx";
import { Footer } from "./shop/footer.tsx";
import { GlazesSection } from "./shop/glazes-section.tsx";
import { Header } from "./shop/header.tsx";
import { Hero } from "./shop/hero.tsx";
import { PiecesSection } from "./shop/pieces-section.tsx";

export function App({ address }: { address: PageAddress }) {
  const [service, setService] = useService(address.service);
  const [basket, setBasket] = useState(0);
  const add = () => setBasket((held) => held + 1);
  return (
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
  );
}
