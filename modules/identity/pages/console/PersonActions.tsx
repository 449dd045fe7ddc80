import { type JsonSchema, SchemaForm } from "@yingsheng/ui";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { call, type PersonDetail } from "./api.ts";
import { ConfirmButton } from "./ConfirmButton.tsx";
import { OneTimePassword } from "./OneTimePassword.tsx";
import { useAct } from "./use-act.ts";

const renameSchema: JsonSchema = {
  type: "object",
  required: ["name"],
  properties: { name: { type: "string", title: "姓名", maxLength: 50 } },
};

type Props = { programId: string; person: PersonDetail };

/** What an administrator can do to an account. Acts that change nothing now are not offered; the server has the last word. */
export const PersonActions = ({ programId, person }: Props) => {
  const { act, busy, problem, refresh } = useAct([["people"]]);
  const [renaming, setRenaming] = useState(false);
  const [password, setPassword] = useState<string>();
  const at = { params: { programId, personId: person.id }, body: undefined };
  const reset = async (): Promise<void> => {
    const given = await act("重置密码", () => call("POST /programs/:programId/people/:personId/password-reset", at));
    setPassword(given?.oneTimePassword);
  };
  return (
    <div className="ys-actions">
      <Button disabled={busy} onClick={() => setRenaming(true)}>
        修改姓名
      </Button>
      {person.active ? (
        <ConfirmButton
          title="重置密码"
          question={`${person.name}的密码立即失效，已登录的设备会退出。`}
          busy={busy}
          onConfirm={() => void reset()}
        />
      ) : null}
      {person.lockedUntil ? (
        <ConfirmButton
          title="解除锁定"
          question={`${person.name}可以马上再次登录。`}
          busy={busy}
          onConfirm={() => void act("解除锁定", () => call("POST /programs/:programId/people/:personId/unlocking", at))}
        />
      ) : null}
      {person.hasSecondFactor ? (
        <ConfirmButton
          title="解除验证码绑定"
          question={`${person.name}的手机不再能验证身份，已登录的设备会退出。请先核实是本人。`}
          busy={busy}
          onConfirm={() =>
            void act("解除验证码绑定", () => call("POST /programs/:programId/people/:personId/second-factor-reset", at))
          }
        />
      ) : null}
      {person.active ? (
        <ConfirmButton
          title="停用"
          question={`${person.name}不能再登录，已登录的设备会退出；办过的事都保留。`}
          busy={busy}
          onConfirm={() => void act("停用", () => call("POST /programs/:programId/people/:personId/deactivation", at))}
        />
      ) : (
        <ConfirmButton
          title="启用"
          question={`${person.name}可以用原来的密码登录，仍有效的授权继续有效。`}
          busy={busy}
          onConfirm={() => void act("启用", () => call("POST /programs/:programId/people/:personId/reactivation", at))}
        />
      )}
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <Drawer open={renaming} onClose={() => setRenaming(false)} title="修改姓名" size={420} destroyOnHidden>
        <SchemaForm
          schema={renameSchema}
          submitTitle="修改姓名"
          initial={{ name: person.name }}
          onCancel={() => setRenaming(false)}
          onSubmit={async (body, idempotencyKey) => {
            await call("PUT /programs/:programId/people/:personId", {
              params: at.params,
              body: body as { name: string },
              idempotencyKey,
            });
            setRenaming(false);
            await refresh();
          }}
        />
      </Drawer>
      <OneTimePassword
        name={person.name}
        login={person.login}
        password={password}
        onClose={() => setPassword(undefined)}
      />
    </div>
  );
};
