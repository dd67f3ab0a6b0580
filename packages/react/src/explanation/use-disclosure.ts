import { useEffect, useState, type RefObject } from "react";

/**
 * Has a button open a popover, with all that the browser brings: keyboard, touch, Escape, a click elsewhere, and what
 * assistive technology is told. Where it knows no popovers the answer just comes in line.
 *
 * @param mayOpen while `false` it is closed
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
    const follow = (event: Event) => setOpen("newState" in event && event.newState === "open");
    const toggle = () => setOpen((wasOpen) => !wasOpen);
    if ("popover" in HTMLElement.prototype) {
      // By property: of the attribute's name each React knows another spelling.
      opener.popoverTargetElement = popover;
      popover.addEventListener("beforetoggle", follow);
    } else opener.addEventListener("click", toggle);
    return () => {
      popover.removeEventListener("beforetoggle", follow);
      opener.removeEventListener("click", toggle);
    };
  }, [button, answer]);

  if (isOpen && !mayOpen) setOpen(false);
  useEffect(() => {
    if (!mayOpen && answer.current?.popover) answer.current.hidePopover();
  }, [mayOpen, answer]);

  return isOpen && mayOpen;
}
