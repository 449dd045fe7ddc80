import { SchemaForm } from "@yingsheng/ui";
import { useState } from "react";
import { everyWidget } from "./sample-data.ts";

/** Every widget of SchemaForm, and what it sends. */
export const Forms = () => {
  const [sent, setSent] = useState("");
  return (
    <section className="ys-gallery-section">
      <h2>表单</h2>
      <div className="ys-gallery-forms">
        <div className="ys-card">
          <SchemaForm
            schema={everyWidget}
            submitTitle="受理"
            autoFocus={false}
            onSubmit={(body) => {
              setSent(JSON.stringify(body, null, 2));
              return Promise.resolve();
            }}
          />
        </div>
        <pre className="ys-card">{sent || "提交后在这里看到发出的内容"}</pre>
      </div>
    </section>
  );
};
