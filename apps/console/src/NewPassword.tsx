import { ApiProblem, type CurrentSession, SchemaForm, sessionClient } from "@yingsheng/ui";

const schema = {
  type: "object",
  required: ["currentPassword", "password", "again"],
  properties: {
    currentPassword: { type: "string", title: "当前密码", "x-widget": "password" },
    password: { type: "string", title: "新密码", "x-widget": "password" },
    again: { type: "string", title: "新密码（再输入一次）", "x-widget": "password" },
  },
} as const;

/** A password of one's own in place of one that somebody else gave. The rules for it are the server's to say. */
export const NewPassword = ({ entered }: { entered: (session: CurrentSession) => void }) => {
  const change = async (body: Record<string, unknown>): Promise<void> => {
    const { currentPassword, password, again } = body as { currentPassword: string; password: string; again: string };
    if (password !== again) {
      const invalidParams = [{ name: "again", reason: "与新密码不一致" }];
      throw new ApiProblem({ code: "password.differs", title: "两次输入的新密码不一致。", status: 422, invalidParams });
    }
    entered(await sessionClient.call("POST /password", { body: { currentPassword, password } }));
  };
  return <SchemaForm schema={schema} submitTitle="保存新密码" onSubmit={change} />;
};

export default NewPassword;
