import { useQueryClient } from "@tanstack/react-query";
import { announce, setReachable, useReachable } from "@yingsheng/ui";
import { useEffect, useRef } from "react";

const everyMs = 4_000;

/** Whether the server answers at all; what it answers does not matter here. */
const probe = async (): Promise<boolean> => {
  try {
    const response = await fetch("/healthz", { cache: "no-store" });
    return response.status !== 502 && response.status !== 504;
  } catch {
    return false;
  }
};

/** A strip while the server cannot be reached; when it answers again, what is on the screen is fetched anew. */
export const OfflineStrip = () => {
  const reachable = useReachable();
  const queries = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    if (reachable) {
      if (wasAway.current) {
        announce("网络已恢复");
        void queries.invalidateQueries();
      }
      wasAway.current = false;
      return;
    }
    wasAway.current = true;
    const timer = setInterval(() => void probe().then((answers) => answers && setReachable(true)), everyMs);
    return () => clearInterval(timer);
  }, [reachable, queries]);
  return reachable ? null : (
    <div className="ys-offline" role="alert">
      <strong>离线</strong> 连不上服务器，正在重试。已填写的内容还在，恢复后再提交。
    </div>
  );
};
