import { Button } from "antd";
import type { ReactNode } from "react";

/** Rows that arrived meanwhile: `3 条新工单`. */
export type Fresh = { count: number; what: string; onShow: () => void };

/** Above the head: how many there are, and new rows waiting to be let in. */
export const Caption = ({ total, fresh }: { total?: ReactNode; fresh?: Fresh }) =>
  total || fresh ? (
    <div className="ys-table-caption">
      <span>{total}</span>
      {fresh && fresh.count > 0 ? (
        <Button size="small" onClick={fresh.onShow}>
          {fresh.count} 条{fresh.what}
        </Button>
      ) : null}
    </div>
  ) : null;

/** The rows are older than they should be: said, instead of taking them away. */
export const Stale = ({ onRetry }: { onRetry: (() => void) | undefined }) => (
  <div className="ys-table-caption" role="alert">
    <span>列表没有更新成功，显示的是之前的内容。</span>
    {onRetry ? (
      <Button size="small" onClick={onRetry}>
        再试一次
      </Button>
    ) : null}
  </div>
);

type FootProps = { count: number; nextCursor?: string | null; onMore?: () => void; loadingMore?: boolean };

/** Below the last row: the next page. */
export const Foot = ({ count, nextCursor, onMore, loadingMore }: FootProps) =>
  nextCursor && onMore ? (
    <div className="ys-table-foot">
      <span className="ys-faint">已显示 {count} 条</span>
      <Button size="small" onClick={onMore} disabled={loadingMore}>
        {loadingMore ? "正在加载" : "继续加载"}
      </Button>
    </div>
  ) : null;

/** What can be done with the selected rows. */
export const Batch = ({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) => (
  <section className="ys-table-batch" aria-label="批量操作">
    <span>已选 {count} 条</span>
    {children}
    <Button type="text" size="small" onClick={onClear}>
      取消选择
    </Button>
  </section>
);
