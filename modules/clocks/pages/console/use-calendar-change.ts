import { useQueryClient } from "@tanstack/react-query";
import { announce, sentenceOf } from "@yingsheng/ui";
import { useState } from "react";

/** Runs one change of calendars or deadlines: says what went wrong, reads everything anew when it went well. */
export function useCalendarChange() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async (change: () => Promise<unknown>, said: string): Promise<boolean> => {
    setProblem(undefined);
    setBusy(true);
    try {
      await change();
      await Promise.all(
        ["calendars", "calendar-year", "holiday-years", "deadlines", "due-preview"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      );
      announce(said);
      return true;
    } catch (error) {
      setProblem(sentenceOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem, setProblem };
}
