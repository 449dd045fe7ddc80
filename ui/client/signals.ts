import { useSyncExternalStore } from "react";

/** What the client tells the shell without knowing it: the session ended, the network is gone. */
type Ended = { resume: () => void; giveUp: () => void };

let online = true;
let ended: (Ended & { wait: Promise<boolean> }) | undefined;
const listeners = new Set<() => void>();

const changed = (): void => {
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Notes whether the server can be reached; the shell shows its strip from this. */
export const setReachable = (reachable: boolean): void => {
  if (online === reachable) return;
  online = reachable;
  changed();
};

/**
 * Raises "session ended". Resolves `true` once the same person has logged in again (the request is then repeated),
 * `false` when they gave up. All requests that meet the end wait for the same log-in.
 */
export const waitForLogin = (): Promise<boolean> => {
  if (!ended) {
    let settle: (again: boolean) => void = () => undefined;
    const wait = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    const finish = (again: boolean): void => {
      ended = undefined;
      changed();
      settle(again);
    };
    ended = { wait, resume: () => finish(true), giveUp: () => finish(false) };
    changed();
  }
  return ended.wait;
};

/** Whether the server answers. */
export const useReachable = (): boolean => useSyncExternalStore(subscribe, () => online);

/** The ended session waiting for a log-in, for the dialog; `undefined` while all is well. */
export const useEndedSession = (): Ended | undefined => useSyncExternalStore(subscribe, () => ended);
