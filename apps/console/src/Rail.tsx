import { MenuFoldOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import type { ConsolePage } from "@yingsheng/kernel/web";
import { useSession } from "@yingsheng/ui";
import { useState } from "react";
import { NavLink } from "react-router";
import { pages, railGroups } from "./pages.ts";
import { railIcon } from "./rail-icons.ts";

const storageKey = "ys:rail";

const Entry = ({ page }: { page: ConsolePage }) => {
  const Icon = railIcon(page.rail?.icon ?? "");
  return (
    <li>
      <NavLink to={page.path} end={page.path === "/"} className="ys-rail-entry">
        <span className="ys-rail-icon" aria-hidden="true">
          {Icon ? <Icon /> : page.title.slice(0, 1)}
        </span>
        <span className="ys-rail-word">{page.title}</span>
      </NavLink>
    </li>
  );
};

/** The left rail: icons, words on hover and focus, or all words when opened. Shows only what the person may open. */
export const Rail = () => {
  const { can } = useSession();
  const [open, setOpen] = useState(() => localStorage.getItem(storageKey) === "open");
  const toggle = (): void => {
    localStorage.setItem(storageKey, open ? "closed" : "open");
    setOpen(!open);
  };
  return (
    <nav className={`ys-rail${open ? " ys-rail-open" : ""}`} aria-label="主导航">
      <div className="ys-rail-groups">
        {railGroups(pages, can).map((entries) => (
          <ul key={entries[0]?.rail?.group}>
            {entries.map((page) => (
              <Entry key={page.path} page={page} />
            ))}
          </ul>
        ))}
      </div>
      <button type="button" className="ys-rail-entry ys-rail-toggle" onClick={toggle} aria-expanded={open}>
        <span className="ys-rail-icon" aria-hidden="true">
          {open ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
        </span>
        <span className="ys-rail-word">{open ? "收起" : "展开"}</span>
      </button>
    </nav>
  );
};
