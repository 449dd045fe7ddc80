import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { OptionRequest } from "../form/options.tsx";
import { useOptions } from "../form/options.tsx";
import { matchesWords } from "../form/pinyin.ts";
import { TreePicker } from "../form/TreePicker.tsx";

const DateField = lazy(() => import("../form/DateField.tsx"));

/** One word of the filter sentence. Values are text, so they fit `useUrlState`. */
export type Filter =
  | {
      name: string;
      title: string;
      kind: "choice";
      options: readonly { value: string; title: string }[] /** always has a value */;
      always?: boolean;
    }
  | { name: string; title: string; kind: "code"; list: string }
  | { name: string; title: string; kind: "unit" }
  | { name: string; title: string; kind: "words" }
  | { name: string; title: string; kind: "day" };

export type FilterBarProps = {
  filters: readonly Filter[];
  value: Readonly<Record<string, string>>;
  onChange: (patch: Record<string, string>) => void;
  /** at the right end: export, columns */
  more?: ReactNode;
};

type ItemProps<F extends Filter> = { filter: F; value: string; onChange: (value: string) => void };

/** Words are searched on Enter or when the box is left, not on every stroke. */
const Words = ({ filter, value, onChange }: ItemProps<Filter>) => {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const give = (): void => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <Input
      className="ys-filter-words"
      size="small"
      allowClear
      value={typed}
      placeholder={filter.title}
      aria-label={filter.title}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === "" && event.type === "click") onChange("");
      }}
      onBlur={give}
      onPressEnter={(event) => !event.nativeEvent.isComposing && give()}
    />
  );
};

const Choice = ({ filter, value, onChange }: ItemProps<Extract<Filter, { kind: "choice" }>>) => (
  <Select
    size="small"
    variant="borderless"
    popupMatchSelectWidth={false}
    aria-label={filter.title}
    placeholder={filter.title}
    value={value === "" ? null : value}
    allowClear={!filter.always}
    onChange={(next: string | undefined) => onChange(next ?? "")}
    options={filter.options.map((option) => ({ value: option.value, label: option.title }))}
    {...(filter.options.length > 8
      ? {
          showSearch: {
            filterOption: (typed: string, option: { label: string } | undefined) =>
              matchesWords(option?.label ?? "", typed),
          },
        }
      : {})}
  />
);

const Tree = ({ filter, value, onChange }: ItemProps<Extract<Filter, { kind: "code" | "unit" }>>) => {
  const request: OptionRequest = filter.kind === "unit" ? { kind: "unit" } : { kind: "code", list: filter.list };
  const { options, loading } = useOptions(request);
  return (
    <TreePicker
      bare
      options={options}
      loading={loading}
      label={filter.title}
      placeholder={filter.title}
      value={value === "" ? undefined : value}
      onChange={(next) => onChange(typeof next === "string" ? next : "")}
    />
  );
};

const Day = ({ filter, value, onChange }: ItemProps<Filter>) => (
  <Suspense fallback={<span className="ys-faint ys-filter-wait">{filter.title}</span>}>
    <DateField
      bare
      label={filter.title}
      value={value === "" ? undefined : value}
      onChange={(next) => onChange(next ?? "")}
    />
  </Suspense>
);

const Item = (props: ItemProps<Filter>) => {
  const { filter, ...rest } = props;
  if (filter.kind === "choice") return <Choice filter={filter} {...rest} />;
  if (filter.kind === "code" || filter.kind === "unit") return <Tree filter={filter} {...rest} />;
  if (filter.kind === "day") return <Day {...props} />;
  return <Words {...props} />;
};

/** The filters of a list as a sentence: 我的 · 待签收 · 2 小时内到期. Give it `useUrlState`'s pair. */
export const FilterBar = ({ filters, value, onChange, more }: FilterBarProps) => {
  const isUsed = (filter: Filter): boolean =>
    (value[filter.name] ?? "") !== "" && !(filter.kind === "choice" && filter.always);
  const used = filters.filter(isUsed);
  const clear = (): void => onChange(Object.fromEntries(used.map((filter) => [filter.name, ""])));
  return (
    <search className="ys-filters" aria-label="筛选">
      {filters.map((filter) => (
        <span key={filter.name} className={`ys-filter${value[filter.name] ? " ys-filter-on" : ""}`}>
          <Item
            filter={filter}
            value={value[filter.name] ?? ""}
            onChange={(next) => onChange({ [filter.name]: next })}
          />
        </span>
      ))}
      {used.length > 0 ? (
        <Button type="text" size="small" icon={<CloseOutlined />} onClick={clear}>
          清除筛选
        </Button>
      ) : null}
      {more ? <span className="ys-filters-more">{more}</span> : null}
    </search>
  );
};
