import { EmptyState } from "@yingsheng/ui";
import { Link } from "react-router";

/** An address nobody has. */
export const NotFound = () => (
  <EmptyState why="没有这个页面，可能是地址不完整，或页面已移走。" act={<Link to="/">回到我的工作</Link>} />
);
