import { sentenceOf } from "@yingsheng/ui";
import { Button } from "antd";
import { useRef, useState } from "react";
import { call, type FullCase, href } from "./api.ts";
import "./case.css";

type Props = { caseId: string; attachments: FullCase["attachments"]; onAdded: () => Promise<unknown> };

/** 附件: what belongs to the file, and a way to add to it. */
export function Attachments({ caseId, attachments, onAdded }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const add = async (files: FileList | null) => {
    setProblem(undefined);
    for (const file of files ?? []) {
      const body = new FormData();
      body.append("file", file, file.name);
      setShare(0);
      try {
        await call("POST /cases/:caseId/attachments", { params: { caseId }, body, onProgress: setShare });
      } catch (error) {
        setProblem(`“${file.name}”没有上传：${sentenceOf(error)}`);
      }
    }
    setShare(undefined);
    if (picker.current) picker.current.value = "";
    await onAdded();
  };
  return (
    <section className="ys-card" aria-label="附件">
      <h2>附件{attachments.length > 0 ? ` ${attachments.length}` : ""}</h2>
      <ul className="ys-attachments" hidden={attachments.length === 0}>
        {attachments.map((file) => (
          <li key={file.id}>
            <a href={href("GET /cases/:caseId/attachments/:attachmentId", { params: { caseId, attachmentId: file.id } })}>
              {file.name}
            </a>
          </li>
        ))}
      </ul>
      <input ref={picker} type="file" multiple hidden onChange={(event) => void add(event.target.files)} aria-label="选择附件" />
      <Button size="small" className="ys-attach" disabled={share !== undefined} onClick={() => picker.current?.click()}>
        {share === undefined ? "上传附件" : `正在上传 ${Math.round(share * 100)} %`}
      </Button>
      {problem ? <p role="alert">{problem}</p> : null}
    </section>
  );
}
