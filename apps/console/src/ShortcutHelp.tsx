import { useShortcut, useShortcutList } from "@yingsheng/ui";
import { Modal } from "antd";
import { useState } from "react";

/** Behind `?`: every key that works on this page right now. */
export const ShortcutHelp = () => {
  const [open, setOpen] = useState(false);
  const shortcuts = useShortcutList();
  useShortcut("?", () => setOpen(true), { label: "快捷键一览" });
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title="快捷键" width={400}>
      <dl className="ys-facts ys-shortcuts">
        {shortcuts.map(({ keys, label }) => (
          <div key={`${keys} ${label}`}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
