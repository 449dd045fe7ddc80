import { Button, Input, Popover } from "antd";
import { useEffect, useRef, useState } from "react";
import { sentenceOf } from "../client/problem.ts";

export type MaskedPhoneProps = {
  /** as the server sends it: `139****1234` */
  masked: string;
  /** asks the server for the whole number; without it (no right) only the mask is shown */
  onReveal?: (reason: string) => Promise<string>;
  /** reasons offered at one click */
  reasons?: readonly string[];
};

const shownMs = 60_000;
const usualReasons = ["联系诉求人", "回访", "核实信息"];

const ReasonForm = ({ reasons, onGive }: { reasons: readonly string[]; onGive: (reason: string) => Promise<void> }) => {
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const give = async (text: string): Promise<void> => {
    if (text.trim() === "") return setProblem("请写明查看理由");
    setBusy(true);
    try {
      await onGive(text.trim());
    } catch (error) {
      setProblem(sentenceOf(error));
      setBusy(false);
    }
  };
  return (
    <div className="ys-reveal">
      <p>查看完整号码会记入审计，请选择或写明理由。</p>
      <div className="ys-reveal-reasons">
        {reasons.map((usual) => (
          <Button key={usual} size="small" disabled={busy} onClick={() => void give(usual)}>
            {usual}
          </Button>
        ))}
      </div>
      <Input
        size="small"
        placeholder="其他理由，按回车查看"
        aria-label="查看理由"
        maxLength={100}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && void give(reason)}
        autoFocus
      />
      {problem ? (
        <p role="alert" className="ys-field-error">
          {problem}
        </p>
      ) : null}
    </div>
  );
};

/** A phone number masked by default; the whole one is shown for a minute after a reason was given. */
export const MaskedPhone = ({ masked, onReveal, reasons = usualReasons }: MaskedPhoneProps) => {
  const [whole, setWhole] = useState<string>();
  const [asking, setAsking] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!onReveal) return <span className="ys-time">{masked}</span>;
  const give = async (reason: string): Promise<void> => {
    setWhole(await onReveal(reason));
    setAsking(false);
    timer.current = setTimeout(() => setWhole(undefined), shownMs);
  };
  if (whole !== undefined) {
    return (
      <span className="ys-time" aria-live="polite">
        {whole}
      </span>
    );
  }
  return (
    <span className="ys-phone">
      <span className="ys-time">{masked}</span>
      <Popover
        trigger="click"
        open={asking}
        onOpenChange={setAsking}
        destroyOnHidden
        content={<ReasonForm reasons={reasons} onGive={give} />}
      >
        <Button type="link" size="small" aria-expanded={asking}>
          查看
        </Button>
      </Popover>
    </span>
  );
};
