/** No right to see this: says what is missing and who can grant it. */
export const NoRight = ({ what, who = "本项目的管理员" }: { what?: string; who?: string }) => (
  <div className="ys-state" role="status">
    <p className="ys-state-title">没有权限{what ? `：${what}` : ""}</p>
    <p>需要的话，请{who}在“人员与授权”里为您加上。</p>
  </div>
);
