import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { SessionProgram } from "./routes.ts";

type ProgramState = {
  /** `undefined` only for a person without any program */
  program: SessionProgram | undefined;
  programs: readonly SessionProgram[];
  /** switches by id; lists reload because their query keys carry the program */
  choose: (programId: string) => void;
};

export const ProgramContext = createContext<ProgramState>({
  program: undefined,
  programs: [],
  choose: () => undefined,
});

const storageKey = "ys:program";

/**
 * Keeps the current program: a link with `?program=lingshui` wins (so a sent link opens in the right program), otherwise
 * the one last used on this machine, otherwise the first.
 */
export const ProgramProvider = ({
  programs,
  children,
}: {
  programs: readonly SessionProgram[];
  children: ReactNode;
}) => {
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageKey));
  const linked = programs.find((one) => one.code === search.get("program"));
  const program = linked ?? programs.find((one) => one.id === chosen) ?? programs[0];
  useEffect(() => {
    if (!program) return;
    localStorage.setItem(storageKey, program.id);
    setChosen(program.id);
  }, [program]);
  const state = useMemo<ProgramState>(
    () => ({
      program,
      programs,
      choose: (programId) => {
        localStorage.setItem(storageKey, programId);
        setChosen(programId);
        setSearch(
          (before) => {
            before.delete("program");
            return before;
          },
          { replace: true },
        );
      },
    }),
    [program, programs, setSearch],
  );
  return <ProgramContext value={state}>{children}</ProgramContext>;
};

/** The program one works in, the others, and the way to switch. */
export const useProgram = (): ProgramState => useContext(ProgramContext);
