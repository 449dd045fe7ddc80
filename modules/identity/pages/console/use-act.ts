import { useQueryClient } from "@tanstack/react-query";
import { announce, sentenceOf } from "@yingsheng/ui";
import { useState } from "react";

/**
 * One act at a time with the sentence of its refusal. Whatever becomes of it, the queries under `keys` are asked again:
 * after a refusal the page may be out of date.
 */
export const useAct = (keys: readonly (readonly unknown[])[]) => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const refresh = () => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  const act = async <T>(title: string, work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await work();
      announce(`${title}完成`);
      return answer;
    } catch (error) {
      setProblem(`${title}没有完成：${sentenceOf(error)}`);
      return undefined;
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return { act, busy, problem, refresh };
};
