import { ActionBar, ApiProblem, DueBar, PageHeader, StatusMark, Timeline } from "@yingsheng/ui";
import { sampleActions, sampleTimeline } from "./sample-data.ts";

const clock = {
  startedAt: new Date(Date.now() - 50 * 3_600_000).toISOString(),
  dueAt: new Date(Date.now() + 3.34 * 3_600_000).toISOString(),
};

/** A case page in small. */
export const Actions = () => (
  <section className="ys-gallery-section">
    <h2>工单页</h2>
    <div className="ys-card">
      <PageHeader
        title="夜间施工噪声影响休息"
        marks={
          <>
            <StatusMark state="dispatched" />
            <DueBar clock={clock} why="投诉 5 个工作日" />
          </>
        }
        sub="YS2026112200017 · 示例区城市管理局 · 第 3 次反映"
        actions={
          <ActionBar
            actions={sampleActions}
            subject="gallery"
            onAct={(action, body) => {
              if (action.name !== "returnCase" || body.suggestedUnit) return Promise.resolve();
              const invalidParams = [{ name: "suggestedUnit", reason: "跨区退单要写明建议承办单位" }];
              return Promise.reject(
                new ApiProblem({
                  code: "request.invalid",
                  title: "提交的内容有误，请按提示修改后再提交。",
                  status: 422,
                  invalidParams,
                }),
              );
            }}
          />
        }
      />
      <div className="ys-gallery-case">
        <Timeline entries={sampleTimeline} />
        <dl className="ys-facts">
          <dt>渠道</dt>
          <dd>电话</dd>
          <dt>分类</dt>
          <dd>环境保护 / 噪声 / 施工噪声</dd>
          <dt>事发地</dt>
          <dd>示例路与样板路交叉口</dd>
        </dl>
      </div>
    </div>
  </section>
);
