import { type ReactNode, useEffect } from "react";

/** The quiet card in the middle of every page before the shell. */
export const EntranceCard = ({ title, children }: { title: string; children: ReactNode }) => {
  useEffect(() => {
    document.title = `${title} · 应声`;
  }, [title]);
  return (
    <main className="ys-entrance">
      <div className="ys-entrance-card">
        <p className="ys-entrance-brand">
          <img src="/mark.svg" alt="" width="28" height="28" />
          应声
          <span>政务热线运行平台</span>
        </p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
};
