import { type CurrentSession, keepCsrfToken, sessionClient } from "@yingsheng/ui";
import { Button } from "antd";
import { lazy, Suspense } from "react";
import { CodeForm } from "./CodeForm.tsx";
import { EntranceCard } from "./EntranceCard.tsx";

const Enrol = lazy(() => import("./Enrol.tsx"));
const NewPassword = lazy(() => import("./NewPassword.tsx"));

type Props = { session: CurrentSession; entered: (session: CurrentSession | null) => void };

const Step = ({ session, entered }: Props) => {
  if (session.secondFactor === "needed") {
    const give = async (code: string): Promise<void> =>
      entered(await sessionClient.call("POST /sessions/second-factor", { body: { code } }));
    return <CodeForm title="验证" onGive={give} />;
  }
  return session.secondFactor === "enrol" ? <Enrol entered={entered} /> : <NewPassword entered={entered} />;
};

const titleOf = (session: CurrentSession): string =>
  session.secondFactor === "needed" ? "验证身份" : session.secondFactor === "enrol" ? "绑定动态验证码" : "设置新密码";

/** What somebody who is logged in still owes before any right counts: a code, binding an app, a password of their own. */
export const Owed = ({ session, entered }: Props) => {
  const leave = async (): Promise<void> => {
    await sessionClient.call("DELETE /sessions/current");
    keepCsrfToken(undefined);
    entered(null);
  };
  return (
    <EntranceCard title={titleOf(session)}>
      <Suspense>
        <Step session={session} entered={entered} />
      </Suspense>
      <Button type="link" className="ys-entrance-back" onClick={() => void leave()}>
        退出，换人登录
      </Button>
    </EntranceCard>
  );
};
