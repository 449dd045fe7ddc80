import { sentenceOf } from "@yingsheng/ui";
import { Button } from "antd";
import { useRef, useState } from "react";
import { call, type FullCase, href } from "./api.ts";
import "./case.css";

type Props = { found: FullCase; onAdded: () => Promise<unknown> };

/** 附件: what belongs to the file, and a way to add to it for those who may. */
export function Attachments({ found, onAdded }: Props) {
  const { id: caseId, attachments, mayAttach } = found;
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
  if (attachments.length === 0 && !mayAttach) return null;
  return (
    <section className="ys-card" aria-label="附件">
      <h2>附件{attachments.length > 0 ? ` ${attachments.length}` : ""}</h2>
      {attachments.length > 0 ? (
        <ul className="ys-attachments">
          {attachments.map((file) => (
            <li key={file.id}>
              <a
                href={href("GET /cases/:caseId/attachments/:attachmentId", {
                  params: { caseId, attachmentId: file.id },
                })}
              >
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {mayAttach ? (
        <>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => void add(event.target.files)}
            aria-label="选择附件"
          />
          <Button
            size="small"
            className="ys-attach"
            disabled={share !== undefined}
            onClick={() => picker.current?.click()}
          >
            {share === undefined ? "上传附件" : `正在上传 ${Math.round(share * 100)} %`}
          </Button>
        </>
      ) : null}
      {problem ? <p role="alert">{problem}</p> : null}
    </section>
  );
}
