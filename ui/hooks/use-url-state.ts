import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/**
 * A list's filters, sort and columns kept in the URL: `const [filters, setFilters] = useUrlState({ state: "", sort: "-due" })`.
 * All values are text; one equal to its default leaves the URL. `setFilters` takes the changed keys only. Never put
 * personal data here: URLs are logged.
 */
export const useUrlState = <T extends Record<string, string>>(defaults: T): [T, (patch: Partial<T>) => void] => {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const known = JSON.stringify(defaults);
  const state = useMemo(() => {
    const given = new URLSearchParams(text);
    const entries = Object.entries(JSON.parse(known) as T).map(([key, value]) => [key, given.get(key) ?? value]);
    return Object.fromEntries(entries) as T;
  }, [text, known]);
  const change = useCallback(
    (patch: Partial<T>) => {
      const byDefault = JSON.parse(known) as T;
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(patch)) {
            if (value === undefined || value === byDefault[key]) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace: true },
      );
    },
    [known, setSearch],
  );
  return [state, change];
};
