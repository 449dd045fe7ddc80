import { Time, useSession } from "@yingsheng/ui";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { call, type Preview, type Rule } from "./api.ts";
import { PreviewCard } from "./PreviewCard.tsx";
import { RuleForm } from "./RuleForm.tsx";
import { useAct } from "./use-act.ts";
import { ruleStanding } from "./words.ts";

type Props = { programId: string; rule: Rule; conditions: string; onClose: () => void };

/** The acts on a rule: try it, then switch it on; off before it can be changed. */
const Management = ({ programId, rule }: Pick<Props, "programId" | "rule">) => {
  const { act, busy, problem } = useAct(["dispatch-rules"]);
  const [preview, setPreview] = useState<Preview>();
  const [changing, setChanging] = useState(false);
  const params = { programId, ruleId: rule.id };
  const tryIt = async () => {
    const answer = await act("试算", () =>
      call("POST /programs/:programId/dispatch-rules/:ruleId/preview", { params, body: {} }),
    );
    if (answer) setPreview(answer);
  };
  const verb = rule.isOn ? "停用" : "启用";
  const toggle = () =>
    act(verb, () =>
      call("POST /programs/:programId/dispatch-rules/:ruleId/switch", { params, body: { on: !rule.isOn } }),
    );
  return (
    <>
      <div className="ys-row-of">
        <Button disabled={busy} onClick={() => void tryIt()}>
          试算
        </Button>
        <Popconfirm
          title={rule.isOn ? "停用后符合的工单改由人工派单。" : "启用后符合的新工单不经人工直接派出。"}
          okText={verb}
          cancelText="不"
          onConfirm={() => void toggle()}
        >
          <Button disabled={busy || (!rule.isOn && rule.previewedAt === null)}>{verb}</Button>
        </Popconfirm>
        <Button disabled={busy || rule.isOn} onClick={() => setChanging(true)}>
          修改
        </Button>
      </div>
      {rule.isOn || rule.previewedAt ? null : <p className="ys-faint">试算之后才能启用。</p>}
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      {preview ? <PreviewCard preview={preview} /> : null}
      <RuleForm programId={programId} rule={rule} open={changing} onClose={() => setChanging(false)} />
    </>
  );
};

/** One rule beside the list. */
export const RulePanel = ({ programId, rule, conditions, onClose }: Props) => {
  const { can } = useSession();
  return (
    <aside className="ys-card" aria-label={rule.name} style={{ position: "sticky", top: 60 }}>
      <div className="ys-row-of" style={{ justifyContent: "space-between" }}>
        <h2>{rule.name}</h2>
        <Button type="text" size="small" onClick={onClose}>
          收起
        </Button>
      </div>
      <dl className="ys-facts">
        <dt>条件</dt>
        <dd>{conditions}</dd>
        <dt>派往</dt>
        <dd>
          {rule.unitName ?? "按派单目录"}
          {rule.unitActive === false ? <span className="ys-tone-bad">（单位已停用，不会派出）</span> : null}
        </dd>
        <dt>有效期</dt>
        <dd>
          {rule.validFrom} 至 {rule.validUntil ?? "不限"}
        </dd>
        <dt>状态</dt>
        <dd>{ruleStanding[rule.standing]}</dd>
        <dt>试算</dt>
        <dd>{rule.previewedAt ? <Time at={rule.previewedAt} /> : "还没有"}</dd>
      </dl>
      {can("dispatch.manage") ? <Management programId={programId} rule={rule} /> : null}
    </aside>
  );
};
