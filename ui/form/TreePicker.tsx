import { TreeSelect } from "antd";
import { useMemo } from "react";
import type { TreeOption } from "./options.tsx";
import { matchesWords } from "./pinyin.ts";

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
  /** no frame: inside a FilterBar */
  bare?: boolean;
  label?: string;
};

type Node = { value: string; title: string; path: string; hay: string; disabled: boolean; selectable: boolean; children?: Node[] };

const nodesOf = (options: readonly TreeOption[], leafOnly: boolean, above = "", hayAbove = ""): Node[] =>
  options.map((option) => {
    const path = above === "" ? option.title : `${above} / ${option.title}`;
    const hay = `${hayAbove} ${option.title} ${option.keys ?? ""}`;
    const children = option.children?.length ? nodesOf(option.children, leafOnly, path, hay) : undefined;
    const selectable = !(leafOnly && children);
    return { value: option.value, title: option.title, path, hay, disabled: option.disabled ?? false, selectable, ...(children ? { children } : {}) };
  });

/** Picks from a tree; typing finds by Chinese, by pinyin initials (`zsrm`) and by several words of the path (`噪声 施工`). */
export const TreePicker = ({ options, value, onChange, multiple = false, leafOnly = false, ...more }: TreePickerProps) => {
  const nodes = useMemo(() => nodesOf(options, leafOnly), [options, leafOnly]);
  return (
    <TreeSelect
      {...(more.id ? { id: more.id } : {})}
      className="ys-picker"
      treeData={nodes}
      value={value}
      onChange={(next: string | string[] | undefined) => onChange(next)}
      multiple={multiple}
      allowClear
      showSearch={{ filterTreeNode: (typed, node) => matchesWords(String(node.hay), typed), autoClearSearchValue: true }}
      treeNodeLabelProp="path"
      treeLine={false}
      listHeight={320}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 280, maxWidth: 520 } } }}
      placeholder={more.placeholder ?? "输入汉字或拼音首字母"}
      loading={more.loading ?? false}
      notFoundContent={more.loading ? "正在加载" : "没有符合的选项"}
      variant={more.bare ? "borderless" : "outlined"}
      {...(more.invalid ? { status: "error" as const } : {})}
      {...(more.autoFocus ? { autoFocus: true } : {})}
      aria-invalid={more.invalid ?? false}
      aria-describedby={more.describedBy}
      aria-label={more.label}
    />
  );
};
