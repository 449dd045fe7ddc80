import { useQuery } from "@tanstack/react-query";
import { type CurrentSession, ErrorState, sessionClient } from "@yingsheng/ui";
import { QRCode } from "antd";
import { CodeForm } from "./CodeForm.tsx";

/** In fours: people copy it by eye. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** First binding of an authenticator app: the secret as a picture and as text, then a code that proves it arrived. */
export const Enrol = ({ entered }: { entered: (session: CurrentSession) => void }) => {
  const asked = useQuery({
    queryKey: ["second-factor", "enrolment"],
    queryFn: () => sessionClient.call("POST /second-factor/enrolment"),
    // Each request makes a new secret: one per visit, never again behind the person's back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <p className="ys-faint">正在生成密钥</p>;
  const { secret, otpauthUrl } = asked.data;
  return (
    <>
      <p className="ys-enrol-why">您的岗位要求登录时再验证一次身份。用手机上的验证器应用扫描下图，或手工输入密钥。</p>
      <div className="ys-enrol-code">
        <QRCode value={otpauthUrl} size={176} type="svg" color="#000000" bgColor="#ffffff" bordered={false} />
      </div>
      <p className="ys-enrol-secret">
        密钥 <code>{inFours(secret)}</code>
      </p>
      <CodeForm
        title="完成绑定"
        onGive={async (code) =>
          entered(await sessionClient.call("POST /second-factor/confirmation", { body: { code } }))
        }
      />
    </>
  );
};

export default Enrol;
