import { useEffect, useState, type RefObject } from "react";

/**
 * Makes a button open a native popover, with the browser's handling of keyboard, touch, Escape, outside clicks and
 * accessibility. In a browser without popovers the button toggles the answer in line.
 *
 * @param mayOpen `false` closes it
 * @returns whether it is open
 */
export function useDisclosure(
  button: RefObject<HTMLButtonElement | null>,
  answer: RefObject<HTMLElement | null>,
  mayOpen: boolean,
): boolean {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    const [opener, popover] = [button.current, answer.current];
    if (!opener || !popover) return;
    // Opens before the popover shows, and closes after it has hidden: then a focus inside has returned to the button.
    const onToggle = (event: Event) => {
      const opens = "newState" in event && event.newState === "open";
      if (opens === (event.type === "beforetoggle")) setOpen(opens);
    };
    const toggle = () => setOpen((wasOpen) => !wasOpen);
    if ("popover" in HTMLElement.prototype) {
      // A property, because React 18 and 19 spell the attribute differently.
      opener.popoverTargetElement = popover;
      popover.addEventListener("beforetoggle", onToggle);
      popover.addEventListener("toggle", onToggle);
    } else opener.addEventListener("click", toggle);
    return () => {
      popover.removeEventListener("beforetoggle", onToggle);
      popover.removeEventListener("toggle", onToggle);
      opener.removeEventListener("click", toggle);
    };
  }, [button, answer]);

  if (isOpen && !mayOpen) setOpen(false);
  useEffect(() => {
    if (!mayOpen && answer.current?.popover) answer.current.hidePopover();
  }, [mayOpen, answer]);

  return isOpen && mayOpen;
}
