import { useQueryClient } from "@tanstack/react-query";
import {
  type CurrentSession,
  loadSession,
  owesSomething,
  sessionQueryKey,
  useEndedSession,
  useSession,
} from "@yingsheng/ui";
import { Button, Modal } from "antd";
import { useEffect } from "react";
import { LoginForm } from "./LoginForm.tsx";

/**
 * Log-in over the page when the session has ended. The page below keeps everything; its waiting requests go on as soon
 * as the same person is back.
 */
export const SessionEnded = () => {
  const ended = useEndedSession();
  const { person } = useSession();
  const queries = useQueryClient();
  const resume = (session: CurrentSession): void => {
    // Binding an app or setting a password needs a page of its own; drafts survive the reload.
    if (session.person.id !== person.id || owesSomething(session)) {
      location.reload();
      return;
    }
    queries.setQueryData(sessionQueryKey, session);
    ended?.resume();
  };
  // Logged in again in another tab: coming back to this one is enough.
  useEffect(() => {
    if (!ended) return;
    const look = async (): Promise<void> => {
      const session = await loadSession().catch(() => null);
      if (!session) return;
      if (session.person.id !== person.id || owesSomething(session)) {
        location.reload();
        return;
      }
      queries.setQueryData(sessionQueryKey, session);
      ended.resume();
    };
    const onFocus = (): void => void look();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [ended, person.id, queries]);
  const leave = (): void => {
    ended?.giveUp();
    location.assign("/");
  };
  return (
    <Modal
      open={ended !== undefined}
      title="登录已失效"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={2000}
      width={400}
      destroyOnHidden
    >
      <p className="ys-relogin-note">{person.name}，请重新登录。页面和已填写的内容都还在，登录后接着办。</p>
      <LoginForm fixedLogin={person.login} onEntered={resume} />
      <Button type="link" className="ys-entrance-back" onClick={leave}>
        换人登录，放弃当前页面
      </Button>
    </Modal>
  );
};
