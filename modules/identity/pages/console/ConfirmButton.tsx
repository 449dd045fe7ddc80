import { Button, Popconfirm } from "antd";

type Props = {
  title: string;
  /** what will happen, as a question to be answered before it does */
  question: string;
  busy: boolean;
  onConfirm: () => void;
  small?: boolean;
};

/** A button for acts that reach other people: it says what will happen and asks once. */
export const ConfirmButton = ({ title, question, busy, onConfirm, small = false }: Props) => (
  <Popconfirm title={question} okText={title} cancelText="不" onConfirm={onConfirm} disabled={busy}>
    <Button disabled={busy} size={small ? "small" : "middle"}>
      {title}
    </Button>
  </Popconfirm>
);
