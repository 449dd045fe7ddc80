import { Select } from "antd";
import { useState } from "react";
import { useOptions } from "./options.tsx";

export type PersonPickerProps = {
  value: string | string[] | undefined;
  onChange: (value: string | string[] | undefined) => void;
  multiple?: boolean;
  id?: string;
  invalid?: boolean;
  describedBy?: string;
  placeholder?: string;
};

/** Picks people; the server searches as one types. */
export const PersonPicker = ({ value, onChange, multiple = false, ...more }: PersonPickerProps) => {
  const [words, setWords] = useState("");
  const { options, loading } = useOptions({ kind: "person", words });
  return (
    <Select
      {...(more.id ? { id: more.id } : {})}
      {...(multiple ? { mode: "multiple" as const } : {})}
      value={value ?? null}
      onChange={(next: string | string[] | undefined) => onChange(next)}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={options.map((option) => ({
        value: option.value,
        label: option.title,
        disabled: option.disabled ?? false,
      }))}
      placeholder={more.placeholder ?? "输入姓名或账号"}
      notFoundContent={loading ? "正在加载" : "没有符合的人员"}
      {...(more.invalid ? { status: "error" as const } : {})}
      aria-describedby={more.describedBy}
    />
  );
};
