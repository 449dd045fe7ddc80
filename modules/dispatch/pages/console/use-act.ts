import { useQueryClient } from "@tanstack/react-query";
import { announce, sentenceOf } from "@yingsheng/ui";
import { useState } from "react";

/**
 * One act at a time with the sentence of its refusal; whatever becomes of it, the queries under `keys` are asked again,
 * without holding up whoever goes on to the next case.
 */
export const useAct = (keys: readonly string[]) => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const act = async <T>(title: string, work: () => Promise<T>, done = `${title}完成`): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await work();
      announce(done);
      return answer;
    } catch (error) {
      setProblem(`${title}没有完成：${sentenceOf(error)}`);
      return undefined;
    } finally {
      setBusy(false);
      void Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
    }
  };
  return { act, busy, problem };
};
