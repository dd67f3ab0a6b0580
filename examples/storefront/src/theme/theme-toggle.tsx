import { useTheme } from "./use-theme.ts";

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
