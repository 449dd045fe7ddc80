import { SearchOutlined } from "@ant-design/icons";
import { useShortcut } from "@yingsheng/ui";
import { Input, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { looksPersonal } from "./looks-personal.ts";

/** Finds cases by number or words; `/` jumps here. */
export const SearchBox = () => {
  const [words, setWords] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const box = useRef<InputRef>(null);
  const navigate = useNavigate();
  useShortcut("/", () => box.current?.focus({ cursor: "all" }), { label: "查找工单" });
  const find = (): void => {
    const typed = words.trim();
    if (looksPersonal(typed)) {
      setRefusal("这里不按电话或证件号查找，请输入工单编号或内容。");
      return;
    }
    void navigate(typed === "" ? "/cases" : `/cases?words=${encodeURIComponent(typed)}`);
    box.current?.blur();
  };
  return (
    <search className="ys-search">
      <Input
        ref={box}
        size="small"
        prefix={<SearchOutlined />}
        suffix={<kbd>/</kbd>}
        placeholder="工单编号或内容"
        aria-label="查找工单"
        maxLength={100}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setRefusal(undefined);
        }}
        onPressEnter={(event) => !event.nativeEvent.isComposing && find()}
        onKeyDown={(event) => event.key === "Escape" && box.current?.blur()}
      />
      {refusal ? (
        <p role="alert" className="ys-search-refusal">
          {refusal}
        </p>
      ) : null}
    </search>
  );
};
