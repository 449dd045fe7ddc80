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

type At = { params: { programId: string; personId: string }; body: undefined };
type Act = {
  title: string;
  offered: (person: PersonDetail) => boolean;
  question: (name: string) => string;
  run: (at: At) => Promise<unknown>;
};

/** Acts without a form. One that would change nothing now is not offered; the server has the last word. */
const acts: readonly Act[] = [
  {
    title: "解除锁定",
    offered: (person) => person.lockedUntil !== null,
    question: (name) => `${name}可以马上再次登录。`,
    run: (at) => call("POST /programs/:programId/people/:personId/unlocking", at),
  },
  {
    title: "解除验证码绑定",
    offered: (person) => person.hasSecondFactor,
    question: (name) => `${name}的手机不再能验证身份，已登录的设备会退出。请先核实是本人。`,
    run: (at) => call("POST /programs/:programId/people/:personId/second-factor-reset", at),
  },
  {
    title: "停用",
    offered: (person) => person.active,
    question: (name) => `${name}不能再登录，已登录的设备会退出；办过的事都保留。`,
    run: (at) => call("POST /programs/:programId/people/:personId/deactivation", at),
  },
  {
    title: "启用",
    offered: (person) => !person.active,
    question: (name) => `${name}可以用原来的密码登录，仍有效的授权继续有效。`,
    run: (at) => call("POST /programs/:programId/people/:personId/reactivation", at),
  },
];

type RenameProps = { at: At; name: string; open: boolean; onClose: () => void; onDone: () => Promise<unknown> };

const Rename = ({ at, name, open, onClose, onDone }: RenameProps) => (
  <Drawer open={open} onClose={onClose} title="修改姓名" size={420} destroyOnHidden>
    <SchemaForm
      schema={renameSchema}
      submitTitle="修改姓名"
      initial={{ name }}
      onCancel={onClose}
      onSubmit={async (body, idempotencyKey) => {
        const input = { params: at.params, body: body as { name: string }, idempotencyKey };
        await call("PUT /programs/:programId/people/:personId", input);
        onClose();
        await onDone();
      }}
    />
  </Drawer>
);

/** What an administrator can do to an account. */
export const PersonActions = ({ programId, person }: { programId: string; person: PersonDetail }) => {
  const { act, busy, problem, refresh } = useAct([["people"]]);
  const [renaming, setRenaming] = useState(false);
  const [password, setPassword] = useState<string>();
  const at: At = { params: { programId, personId: person.id }, body: undefined };
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
      {acts
        .filter((one) => one.offered(person))
        .map(({ title, question, run }) => (
          <ConfirmButton
            key={title}
            title={title}
            question={question(person.name)}
            busy={busy}
            onConfirm={() => void act(title, () => run(at))}
          />
        ))}
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <Rename at={at} name={person.name} open={renaming} onClose={() => setRenaming(false)} onDone={refresh} />
      <OneTimePassword
        name={person.name}
        login={person.login}
        password={password}
        onClose={() => setPassword(undefined)}
      />
    </div>
  );
};
