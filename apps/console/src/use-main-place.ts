import { type RefObject, useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

const places = new Map<string, number>();

/**
 * What a browser does for whole pages, for the scrolling part of the shell: a new page starts at its top, going back
 * finds the old place, and a focus that went away with the old page lands in the new one instead of nowhere.
 */
export const useMainPlace = (main: RefObject<HTMLElement | null>): void => {
  const { key, pathname } = useLocation();
  const isReturn = useNavigationType() === "POP";
  useEffect(() => {
    const element = main.current;
    if (!element) return;
    const keep = (): void => void places.set(key, element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [main, key]);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    // Filters change the address too; only another page moves the view.
    if (shown.current === pathname) return;
    shown.current = pathname;
    requestAnimationFrame(() => {
      const element = main.current;
      if (!element) return;
      element.scrollTop = isReturn ? (places.get(key) ?? 0) : 0;
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    });
  }, [main, pathname, key, isReturn]);
};
