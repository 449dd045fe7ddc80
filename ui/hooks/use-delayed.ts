import { useEffect, useState } from "react";

/** Turns true only after `on` has lasted `delayMs`: fast answers show no skeleton at all. */
export const useDelayed = (on: boolean, delayMs = 200): boolean => {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [on, delayMs]);
  return on && late;
};
