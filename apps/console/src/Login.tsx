import type { CurrentSession } from "@yingsheng/ui";
import { EntranceCard } from "./EntranceCard.tsx";
import { LoginForm } from "./LoginForm.tsx";

/** The log-in page. */
export const Login = ({ entered }: { entered: (session: CurrentSession) => void }) => (
  <EntranceCard title="登录">
    <LoginForm onEntered={entered} />
  </EntranceCard>
);
