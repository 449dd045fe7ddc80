import { ConfigProvider } from "antd";
import zhCN from "antd/es/locale/zh_CN.js";
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { antdTheme } from "./antd-theme.ts";
import { applyCssVariables } from "./css-variables.ts";
import { darkPalette, lightPalette } from "./tokens.ts";
import "./base.css";

/** What the person chose; `system` follows the machine. */
export type ThemeChoice = "light" | "dark" | "system";

type ThemeState = { choice: ThemeChoice; scheme: "light" | "dark"; choose: (choice: ThemeChoice) => void };

const storageKey = "ys:theme";
const ThemeContext = createContext<ThemeState>({ choice: "light", scheme: "light", choose: () => undefined });

const useMedia = (query: string): boolean => {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const update = (): void => setMatches(list.matches);
    list.addEventListener("change", update);
    return () => list.removeEventListener("change", update);
  }, [query]);
  return matches;
};

const storedChoice = (): ThemeChoice => {
  const stored = localStorage.getItem(storageKey);
  // Desks are light unless somebody asked otherwise: a dark default surprises people in bright halls.
  return stored === "dark" || stored === "system" ? stored : "light";
};

/** The theme and the way to change it; the choice is kept on this machine. */
export const useTheme = (): ThemeState => useContext(ThemeContext);

/** Wraps an app: antd theme, CSS variables, Chinese locale. `force` fixes a scheme, as on the hall screen. */
export const ThemeRoot = ({ children, force }: { children: ReactNode; force?: "light" | "dark" }) => {
  const [choice, setChoice] = useState<ThemeChoice>(storedChoice);
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const reducedMotion = useMedia("(prefers-reduced-motion: reduce)");
  const scheme = force ?? (choice === "system" ? (systemDark ? "dark" : "light") : choice);
  const palette = scheme === "dark" ? darkPalette : lightPalette;
  useLayoutEffect(() => applyCssVariables(palette, scheme), [palette, scheme]);
  const state = useMemo<ThemeState>(
    () => ({
      choice,
      scheme,
      choose: (next) => {
        localStorage.setItem(storageKey, next);
        setChoice(next);
      },
    }),
    [choice, scheme],
  );
  const config = useMemo(() => antdTheme(palette, scheme, reducedMotion), [palette, scheme, reducedMotion]);
  return (
    <ThemeContext value={state}>
      <ConfigProvider locale={zhCN} theme={config} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
};
