import { useState, useSyncExternalStore } from "react";

type Theme = "light" | "dark";

export function ThemeToggle() {
  const [theme, setTheme] = useTheme();
  const isDark = theme === "dark";
  return (
    <button
      className="theme-toggle"
      type="button"
      aria-pressed={isDark}
      aria-label="Dark colours"
      onClick={() => setTheme(isDark ? "light" : "dark")}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <circle cx="12" cy="12" r="8" />
        <path d="M12 4a8 8 0 0 1 0 16Z" />
      </svg>
    </button>
  );
}

/** The page's theme: the system's until a visitor chooses one, then their choice on every visit. */
function useTheme(): [Theme, (theme: Theme) => void] {
  const [chosen, setChosen] = useState<Theme>();
  const initial = useSyncExternalStore(subscribeToNothing, themeInBrowser, themeOnServer);
  return [
    chosen ?? initial,
    (theme) => {
      document.documentElement.dataset["theme"] = theme;
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // Without storage the choice lasts for this visit.
      }
      setChosen(theme);
    },
  ];
}

const subscribeToNothing = () => () => {};
/** A placeholder: the server does not receive the visitor's theme. */
const themeOnServer = (): Theme => "light";

function themeInBrowser(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
