import { TopBarSlotProvider } from "@yingsheng/ui";
import { useRef, useState } from "react";
import { Outlet } from "react-router";
import { Rail } from "./Rail.tsx";
import { ShortcutHelp } from "./ShortcutHelp.tsx";
import { TopBar } from "./TopBar.tsx";
import { useMainPlace } from "./use-main-place.ts";

/** Rail on the left, bar on top, the page in the rest. */
export const Shell = () => {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const main = useRef<HTMLElement>(null);
  useMainPlace(main);
  return (
    <TopBarSlotProvider target={slot}>
      <a className="ys-skip" href="#main">
        跳到正文
      </a>
      <div className="ys-shell">
        <Rail />
        <TopBar slotRef={setSlot} />
        <main ref={main} id="main" className="ys-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ShortcutHelp />
    </TopBarSlotProvider>
  );
};
