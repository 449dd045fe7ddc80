import { Button } from "antd";
import { ApiProblem } from "../client/problem.ts";
import { NoRight } from "./NoRight.tsx";

/** What went wrong, in the server's words, with its number for the service desk, and a way to try again. */
export const ErrorState = ({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) => {
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.status === 403) return <NoRight what={problem.title} />;
  return (
    <div className="ys-state" role="alert">
      <p className="ys-state-title">{problem?.title ?? "这里没有显示出来"}</p>
      <p>{problem?.detail ?? "已填写的内容还在。可以再试一次；仍不行请联系系统管理员。"}</p>
      {problem?.requestId ? (
        <p className="ys-faint">
          报修时请提供编号 <code>{problem.requestId}</code>
        </p>
      ) : null}
      {onRetry ? (
        <div className="ys-state-act">
          <Button onClick={onRetry}>再试一次</Button>
        </div>
      ) : null}
    </div>
  );
};
