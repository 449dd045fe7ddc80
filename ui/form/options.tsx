import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";

/** One choice of a code list, the unit tree or people. */
export type TreeOption = {
  value: string;
  title: string;
  /** more words it is found by: a code, an old name, pinyin initials of unusual readings */
  keys?: string;
  disabled?: boolean;
  children?: readonly TreeOption[];
};

export type OptionRequest = { kind: "code"; list: string } | { kind: "unit" } | { kind: "person"; words: string };

/** Fetches the choices; the shell or a page gives it once for all forms below. */
export type OptionSource = (request: OptionRequest, signal: AbortSignal) => Promise<readonly TreeOption[]>;

const OptionContext = createContext<{ source: OptionSource; scope: string }>({
  source: () => Promise.resolve([]),
  scope: "",
});

/** Gives the forms below their choices. `scope` (the program's id) keeps the lists of programs apart. */
export const OptionsProvider = ({
  source,
  scope,
  children,
}: {
  source: OptionSource;
  scope: string;
  children: ReactNode;
}) => {
  const value = useMemo(() => ({ source, scope }), [source, scope]);
  return <OptionContext value={value}>{children}</OptionContext>;
};

const freshMs = 5 * 60_000;
const none: readonly TreeOption[] = [];

/** The choices of one list, cached for five minutes. */
export const useOptions = (request: OptionRequest) => {
  const { source, scope } = useContext(OptionContext);
  const asked = useQuery({
    queryKey: ["options", scope, request],
    queryFn: ({ signal }) => source(request, signal),
    staleTime: freshMs,
  });
  return { options: asked.data ?? none, loading: asked.isPending, error: asked.error };
};
