import { ar } from "@onlookers/core/messages/ar";
import { OnlookersConfig } from "@onlookers/react";
import "@onlookers/react/styles.css";
import { createRoot } from "react-dom/client";
import { banners } from "./banners.tsx";
import { counters } from "./counters.tsx";
import { elements } from "./elements.tsx";
import { explanations } from "./explanations.tsx";
import "./gallery.css";
import { priceTiers } from "./price-tiers.tsx";

const sections = [...counters, ...elements, ...banners, ...priceTiers, ...explanations];
const { dir, lang } = document.documentElement;

const root = document.createElement("main");
document.body.append(root);
createRoot(root).render(
  <OnlookersConfig messages={ar} locale={dir === "rtl" ? lang : "en"}>
    <h1>onlookers</h1>
    {sections.map(({ title, cases }) => (
      <section key={title} aria-label={title}>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <dl>
          {cases.map(([name, shown]) => (
            <div key={name}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </OnlookersConfig>,
);
