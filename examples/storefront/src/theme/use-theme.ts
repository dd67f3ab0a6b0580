import { useState, useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

/** The page's colours: the system's until a visitor chooses, then their choice on every visit. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [chosenNow, choose] = useState<Theme>();
  const before = useSyncExternalStore(neverChanges, currentTheme, themeOnServer);
  return [
    chosenNow ?? before,
    (chosen) => {
      document.documentElement.dataset["theme"] = chosen;
      try {
        localStorage.setItem("theme", chosen);
      } catch {
        // Storage is closed to this page: the choice holds for this visit.
      }
      choose(chosen);
    },
  ];
}

const neverChanges = () => () => {};
/** Which only the visitor's browser knows. */
const themeOnServer = (): Theme => "light";

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
