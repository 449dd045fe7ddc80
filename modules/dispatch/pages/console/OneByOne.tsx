import { EmptyState, useShortcut } from "@yingsheng/ui";
import type { Waiting } from "./api.ts";
import { DeskCase } from "./DeskCase.tsx";
import { useQueue } from "./use-queue.ts";

type Props = { items: readonly Waiting[]; onLookAlikes: (category: string) => void };

/** 逐件派单: the case in hand, and the next one ready behind it. */
export const OneByOne = ({ items, onLookAlikes }: Props) => {
  const { current, next, isGone, skip, done } = useQueue(items);
  useShortcut("b", () => onLookAlikes(current?.categoryCode ?? ""), { label: "同类工单批量派单" });
  if (!current) return <EmptyState why="没有待派单的工单" act="新受理的工单会自动出现在这里。" />;
  return <DeskCase key={current.id} current={current} next={next} isGone={isGone} onSent={done} onSkip={skip} />;
};
