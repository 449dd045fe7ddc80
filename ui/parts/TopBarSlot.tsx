import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

const SlotContext = createContext<HTMLElement | null>(null);

/** Mounted by the shell: where pages put today's counts. */
export const TopBarSlotProvider = ({ target, children }: { target: HTMLElement | null; children: ReactNode }) => (
  <SlotContext value={target}>{children}</SlotContext>
);

/** Shows its children in the top bar while the page is open: `<TopBarSlot><Figure …/></TopBarSlot>`. */
export const TopBarSlot = ({ children }: { children: ReactNode }) => {
  const target = useContext(SlotContext);
  return target ? createPortal(children, target) : null;
};
