import {
  clearDrafts,
  countDrafts,
  sentenceOf,
  sessionClient,
  type ThemeChoice,
  useSession,
  useTheme,
} from "@yingsheng/ui";
import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";

const themes: { key: ThemeChoice; label: string }[] = [
  { key: "light", label: "浅色" },
  { key: "dark", label: "深色" },
  { key: "system", label: "跟随系统" },
];

type Leaving = "here" | "everywhere";

/** Asked only when something would be lost, or when other places are touched too. */
const questionFor = (leaving: Leaving, drafts: number): string | undefined => {
  const lost = drafts > 0 ? `本机有 ${drafts} 份未提交的草稿，退出后会清除。` : "";
  if (leaving === "everywhere") return `这个账号在所有设备上的登录都会结束，包括这里。${lost}`;
  return lost === "" ? undefined : lost;
};

const leave = async (leaving: Leaving): Promise<void> => {
  await sessionClient.call(leaving === "here" ? "DELETE /sessions/current" : "POST /sessions/revoke-all");
  clearDrafts();
  // A whole new page: nothing of this person may stay in memory for the next one at the desk.
  location.assign("/");
};

/** The person's menu: theme, log out here, log out everywhere. */
export const MeMenu = () => {
  const { person } = useSession();
  const { choice, choose } = useTheme();
  const [asking, setAsking] = useState<Leaving>();
  const [problem, setProblem] = useState<string>();
  const go = async (leaving: Leaving): Promise<void> => {
    try {
      await leave(leaving);
    } catch (error) {
      setProblem(sentenceOf(error));
      setAsking(leaving);
    }
  };
  const start = (leaving: Leaving): void => {
    setProblem(undefined);
    if (questionFor(leaving, countDrafts())) setAsking(leaving);
    else void go(leaving);
  };
  const title = asking === "everywhere" ? "全部退出" : "退出登录";
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{
          selectable: true,
          selectedKeys: [choice],
          items: [
            { type: "group", label: "主题", children: themes },
            { type: "divider" },
            { key: "leave-here", label: "退出登录" },
            { key: "leave-everywhere", label: "全部退出" },
          ],
          onClick: ({ key }) => {
            if (key === "leave-here") start("here");
            else if (key === "leave-everywhere") start("everywhere");
            else choose(key as ThemeChoice);
          },
        }}
      >
        <Button type="text" className="ys-me" aria-haspopup="menu">
          {person.name}
          <span className="ys-faint">{person.login}</span>
        </Button>
      </Dropdown>
      <Modal
        open={asking !== undefined}
        title={title}
        okText={title}
        cancelText="留下"
        onOk={() => asking && void go(asking)}
        onCancel={() => setAsking(undefined)}
        width={400}
      >
        <p>{asking ? questionFor(asking, countDrafts()) : null}</p>
        {problem ? (
          <p role="alert" className="ys-field-error">
            {problem}
          </p>
        ) : null}
      </Modal>
    </>
  );
};
