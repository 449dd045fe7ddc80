import { announce } from "@yingsheng/ui";
import { Button, Modal } from "antd";
import { useState } from "react";

type Props = { name: string; login: string; password: string | undefined; onClose: () => void };

/** Shows a one-time password the only time it can be seen. */
export const OneTimePassword = ({ name, login, password, onClose }: Props) => {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(password ?? "");
    setCopied(true);
    announce("已复制");
  };
  const close = (): void => {
    setCopied(false);
    onClose();
  };
  return (
    <Modal
      open={password !== undefined}
      title="一次性密码"
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          已交给本人
        </Button>
      }
      width={420}
    >
      <p>
        请当面或电话告知{name}（登录名 <code>{login}</code>）。关闭后不能再次查看；本人首次登录时必须改为自己的密码。
      </p>
      <p className="ys-row-of" style={{ marginBlock: "var(--ys-s3)" }}>
        <code style={{ fontSize: "var(--ys-size-title)", letterSpacing: "0.08em" }}>{password}</code>
        {globalThis.isSecureContext ? (
          <Button size="small" onClick={() => void copy()}>
            {copied ? "已复制" : "复制"}
          </Button>
        ) : null}
      </p>
    </Modal>
  );
};
