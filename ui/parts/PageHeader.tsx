import { type ReactNode, useEffect } from "react";

export type PageHeaderProps = {
  title: string;
  /** beside the title: a StatusMark, a DueBar */
  marks?: ReactNode;
  /** under the title: one line of facts */
  sub?: ReactNode;
  /** at the right end: an ActionBar or buttons */
  actions?: ReactNode;
};

/** The head of a page; also names the browser tab. */
export const PageHeader = ({ title, marks, sub, actions }: PageHeaderProps) => {
  useEffect(() => {
    document.title = `${title} · 应声`;
  }, [title]);
  return (
    <header className="ys-page-header">
      <div className="ys-page-header-main">
        <div className="ys-page-header-line">
          <h1>{title}</h1>
          {marks}
        </div>
        {sub ? <div className="ys-page-header-sub">{sub}</div> : null}
      </div>
      {actions ? <div className="ys-page-header-actions">{actions}</div> : null}
    </header>
  );
};
