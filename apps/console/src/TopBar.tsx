import { useProgram, useSession } from "@yingsheng/ui";
import { Select } from "antd";
import type { Ref } from "react";
import { MeMenu } from "./MeMenu.tsx";
import { SearchBox } from "./SearchBox.tsx";

const ProgramSwitch = () => {
  const { program, programs, choose } = useProgram();
  if (programs.length < 2) return <span className="ys-program">{program?.name ?? "没有项目"}</span>;
  return (
    <Select
      className="ys-program"
      variant="borderless"
      popupMatchSelectWidth={false}
      aria-label="当前项目"
      value={program?.id ?? null}
      onChange={choose}
      options={programs.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
};

/** The bar on top: program, search, today's figures from the page below, the person. */
export const TopBar = ({ slotRef }: { slotRef: Ref<HTMLDivElement> }) => {
  const { can } = useSession();
  return (
    <header className="ys-topbar">
      <ProgramSwitch />
      {can("case.view") ? <SearchBox /> : null}
      <div ref={slotRef} className="ys-topbar-slot" />
      <MeMenu />
    </header>
  );
};
