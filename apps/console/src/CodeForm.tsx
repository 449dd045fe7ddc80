import { sentenceOf } from "@yingsheng/ui";
import { Button, Input } from "antd";
import { type FormEvent, useId, useState } from "react";

/** Asks for the six digits of the authenticator app. `onGive` throws to refuse; the server's words are shown. */
export const CodeForm = ({ title, onGive }: { title: string; onGive: (code: string) => Promise<void> }) => {
  const id = useId();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const give = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!/^\d{6}$/.test(code.trim())) return setProblem("验证码是 6 位数字");
    setBusy(true);
    setProblem(undefined);
    try {
      await onGive(code.trim());
    } catch (error) {
      setProblem(sentenceOf(error));
      setCode("");
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="ys-form" onSubmit={(event) => void give(event)} noValidate>
      <div className="ys-field">
        <label htmlFor={id}>动态验证码</label>
        <Input
          id={id}
          size="large"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          maxLength={6}
          autoComplete="one-time-code"
          autoFocus
          aria-describedby={`${id}-help`}
        />
        <p id={`${id}-help`} className="ys-field-help">
          打开验证器应用，输入当前显示的 6 位数字。
        </p>
      </div>
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" size="large" block disabled={busy}>
        {busy ? "正在验证" : title}
      </Button>
    </form>
  );
};
