import { NoRight, useSession } from "@yingsheng/ui";
import { Navigate } from "react-router";
import { pages, railGroups } from "./pages.ts";

/** `/` without a page of its own: the first entry of the rail this person may see. */
export const Home = () => {
  const { can } = useSession();
  const first = railGroups(pages, can)[0]?.[0];
  return first ? <Navigate to={first.path} replace /> : <NoRight what="这个账号还没有任何岗位权限" />;
};
