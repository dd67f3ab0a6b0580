import { useEffect, type RefObject } from "react";

/** Calls `onEscape` for the Escape key pressed anywhere inside the element, while `isActive`. */
export function useEscape(inside: RefObject<HTMLElement | null>, isActive: boolean, onEscape: () => void): void {
  useEffect(() => {
    const element = inside.current;
    if (!isActive || element === null) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Escape") onEscape();
    };
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  });
}
