import { ApiProblem, type CurrentSession, keepCsrfToken, sentenceOf, sessionClient } from "@yingsheng/ui";
import { Button, Input } from "antd";
import { type FormEvent, useId, useState } from "react";
import { CodeForm } from "./CodeForm.tsx";

type Props = {
  /** the person who has to log in again; nobody else may */
  fixedLogin?: string;
  onEntered: (session: CurrentSession) => void | Promise<void>;
};

const enter = async (body: { login: string; password: string; code?: string }): Promise<CurrentSession> => {
  // The token of the session before would be refused together with it.
  keepCsrfToken(undefined);
  const session = await sessionClient.call("POST /sessions", { body });
  keepCsrfToken(session.csrfToken);
  return session;
};

type NamesProps = {
  id: string;
  login: string;
  setLogin: (login: string) => void;
  password: string;
  setPassword: (password: string) => void;
  isFixed: boolean;
};

const Names = ({ id, login, setLogin, password, setPassword, isFixed }: NamesProps) => (
  <>
    <div className="ys-field">
      <label htmlFor={`${id}-login`}>账号</label>
      <Input
        id={`${id}-login`}
        size="large"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        readOnly={isFixed}
        // Nothing to do here then: the focus goes to the password.
        tabIndex={isFixed ? -1 : 0}
        autoComplete="username"
        autoFocus={!isFixed}
      />
    </div>
    <div className="ys-field">
      <label htmlFor={`${id}-password`}>密码</label>
      <Input.Password
        id={`${id}-password`}
        size="large"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        autoFocus={isFixed}
      />
    </div>
  </>
);

/** Account and password, then the one-time code when the server asks for it. Its words are shown as it says them. */
export const LoginForm = ({ fixedLogin, onEntered }: Props) => {
  const id = useId();
  const isFixed = fixedLogin !== undefined;
  const [login, setLogin] = useState(fixedLogin ?? "");
  const [password, setPassword] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const start = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (login.trim() === "" || password === "") return setProblem("请填写账号和密码");
    setBusy(true);
    setProblem(undefined);
    try {
      await onEntered(await enter({ login: login.trim(), password }));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === "session.second-factor-needed") setAsksCode(true);
      else setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (asksCode) {
    return (
      <>
        <CodeForm
          title="验证并登录"
          onGive={async (code) => onEntered(await enter({ login: login.trim(), password, code }))}
        />
        <Button type="link" className="ys-entrance-back" onClick={() => setAsksCode(false)}>
          返回，重新输入账号
        </Button>
      </>
    );
  }
  return (
    <form className="ys-form" onSubmit={(event) => void start(event)} noValidate>
      <Names
        id={id}
        login={login}
        setLogin={setLogin}
        password={password}
        setPassword={setPassword}
        isFixed={isFixed}
      />
      {problem ? (
        <p role="alert" className="ys-form-refusal">
          {problem}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" size="large" block disabled={busy}>
        {busy ? "正在登录" : "登录"}
      </Button>
    </form>
  );
};
