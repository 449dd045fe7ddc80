import { FixedSession, OptionsProvider, PageHeader, useTheme } from "@yingsheng/ui";
import { Segmented } from "antd";
import { Actions } from "./Actions.tsx";
import { Forms } from "./Forms.tsx";
import { Lists } from "./Lists.tsx";
import { Marks } from "./Marks.tsx";
import { sampleOptions, sampleSession } from "./sample-data.ts";
import "./gallery.css";

/** Every component with invented data: to look at, to try keys on, to take pictures of. */
export const GalleryPage = () => {
  const { choice, choose } = useTheme();
  return (
    <FixedSession session={sampleSession}>
      <OptionsProvider source={sampleOptions} scope="gallery">
        <main className="ys-page ys-gallery">
          <PageHeader
            title="组件一览"
            sub="示例数据均为虚构。按 j、k 走动表格，按 ? 看快捷键。"
            actions={
              <Segmented
                value={choice}
                onChange={choose}
                options={[
                  { value: "light", label: "浅色" },
                  { value: "dark", label: "深色" },
                  { value: "system", label: "跟随系统" },
                ]}
              />
            }
          />
          <Marks />
          <Lists />
          <Actions />
          <Forms />
        </main>
      </OptionsProvider>
    </FixedSession>
  );
};

export default GalleryPage;
