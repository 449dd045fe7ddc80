import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { formatTime, instantOf } from "../time/format-time.ts";

dayjs.locale("zh-cn");

export type DateFieldProps = {
  /** ISO instant with `withTime`, otherwise `YYYY-MM-DD` */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  withTime?: boolean;
  id?: string;
  invalid?: boolean;
  describedBy?: string;
  /** no frame and small: inside a FilterBar, with its name as placeholder */
  bare?: boolean;
  label?: string;
};

/**
 * A day, or a day and time, always in China time whatever the machine's zone: the picker works on the wall clock and
 * the zone is added when the value leaves.
 */
export const DateField = ({
  value,
  onChange,
  withTime = false,
  id,
  invalid,
  describedBy,
  bare = false,
  label,
}: DateFieldProps) => {
  const format = withTime ? "YYYY-MM-DD HH:mm" : "YYYY-MM-DD";
  const wall = value ? dayjs(withTime ? formatTime(value) : value) : null;
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={wall}
      onChange={(next) => {
        const typed = next ? next.format(format) : undefined;
        onChange(typed && withTime ? instantOf(typed) : typed);
      }}
      {...(withTime ? { showTime: { format: "HH:mm" } } : {})}
      format={format}
      needConfirm={false}
      {...(invalid ? { status: "error" as const } : {})}
      {...(bare ? { variant: "borderless" as const, size: "small" as const } : {})}
      {...(label ? { placeholder: label } : {})}
      aria-label={label}
      aria-describedby={describedBy}
    />
  );
};

export default DateField;
