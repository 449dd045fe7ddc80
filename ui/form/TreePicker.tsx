import { Select } from "antd";
import { useMemo, useState } from "react";
import { flatOptions, rankOf } from "./flat-options.ts";
import type { TreeOption } from "./options.tsx";

export type TreePickerProps = {
  options: readonly TreeOption[];
  value: string | string[] | undefined;
  onChange: (value: string | string[] | undefined) => void;
  multiple?: boolean;
  leafOnly?: boolean;
  loading?: boolean;
  placeholder?: string;
  id?: string;
  invalid?: boolean;
  describedBy?: string;
  autoFocus?: boolean;
  /** no frame and small: inside a FilterBar */
  bare?: boolean;
  label?: string;
};

const indentPx = 14;

/**
 * Picks from a tree. Typing finds by Chinese, by pinyin initials (`zsrm`) and by several words of the path (`噪声 施工`);
 * the best line is ready for Enter. Untouched it shows the tree from top to bottom.
 */
export const TreePicker = ({
  options,
  value,
  onChange,
  multiple = false,
  leafOnly = false,
  ...more
}: TreePickerProps) => {
  const [typed, setTyped] = useState("");
  const lines = useMemo(() => flatOptions(options, leafOnly), [options, leafOnly]);
  const searching = typed.trim() !== "";
  const shown = useMemo(() => {
    if (!searching) return lines;
    const ranked = lines.map((line) => ({ line, rank: rankOf(line, typed) ?? Number.POSITIVE_INFINITY }));
    return ranked
      .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
      .sort((a, b) => a.rank - b.rank)
      .map(({ line }) => line);
  }, [lines, searching, typed]);
  const pathOf = useMemo(() => new Map(lines.map((line) => [line.value, line.path])), [lines]);
  return (
    <Select
      {...(more.id ? { id: more.id } : {})}
      {...(multiple ? { mode: "multiple" as const } : {})}
      {...(more.autoFocus ? { autoFocus: true } : {})}
      {...(more.invalid ? { status: "error" as const } : {})}
      value={value ?? null}
      onChange={(next: string | string[] | null) => onChange(next ?? undefined)}
      allowClear
      onKeyDown={(event) => {
        if (event.key === "Backspace" && !multiple && typed === "" && value !== undefined) onChange(undefined);
      }}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      options={shown.map((line) => ({
        value: line.value,
        label: line.path,
        title: line.path,
        disabled: line.disabled,
        line,
      }))}
      optionRender={({ data }) => {
        const { line } = data as { line: (typeof shown)[number] };
        if (!searching) return <span style={{ paddingInlineStart: line.depth * indentPx }}>{line.title}</span>;
        const above = line.path.slice(0, line.path.length - line.title.length);
        return (
          <>
            <span className="ys-faint">{above}</span>
            {line.title}
          </>
        );
      }}
      labelRender={({ value: picked, label }) => pathOf.get(String(picked)) ?? label ?? String(picked)}
      listHeight={330}
      popupMatchSelectWidth={more.bare ? 320 : true}
      placeholder={more.placeholder ?? "输入汉字或拼音首字母"}
      loading={more.loading ?? false}
      notFoundContent={more.loading ? "正在加载" : "没有符合的选项"}
      variant={more.bare ? "borderless" : "outlined"}
      size={more.bare ? "small" : "middle"}
      aria-invalid={more.invalid ?? false}
      aria-describedby={more.describedBy}
      aria-label={more.label}
    />
  );
};
