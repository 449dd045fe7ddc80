import type { ReactNode } from "react";
import { Link } from "react-router";

export type FigureProps = {
  label: string;
  /** a number is grouped by thousands; a capped count arrives as text, `1,000+`; `undefined` is still loading */
  value: number | string | undefined;
  /** the list behind the number, filters included: `/cases?state=dispatched` */
  to?: string;
  unit?: string;
  /** how it is counted, on hover */
  definition?: string;
  /** outcome or time only */
  tone?: "plain" | "good" | "warn" | "bad";
  /** under the number: yesterday's, for instance */
  note?: ReactNode;
};

const grouped = new Intl.NumberFormat("zh-CN");

/** A number that leads to its list. */
export const Figure = ({ label, value, to, unit, definition, tone = "plain", note }: FigureProps) => {
  const shown = value === undefined ? "—" : typeof value === "number" ? grouped.format(value) : value;
  const body = (
    <>
      <span className="ys-figure-label">{label}</span>
      <span className={`ys-figure-value ys-tone-${tone}`}>
        {shown}
        {unit ? <small>{unit}</small> : null}
      </span>
      {note ? <span className="ys-figure-note">{note}</span> : null}
    </>
  );
  return to ? (
    <Link to={to} className="ys-figure" title={definition}>
      {body}
    </Link>
  ) : (
    <span className="ys-figure" title={definition}>
      {body}
    </span>
  );
};
