import { Button, Drawer, Tooltip } from "antd";
import { lazy, Suspense, useId, useState } from "react";
import { sentenceOf } from "../client/problem.ts";
import type { JsonSchema } from "../form/schema.ts";
import { useIntentKey } from "../form/use-intent-key.ts";
import { announce } from "../hooks/announce.tsx";
import { useShortcut } from "../hooks/use-shortcut.ts";
import { actionKeys } from "./action-keys.ts";

const SchemaForm = lazy(() => import("../form/SchemaForm.tsx"));

/** One act as the server offers it for this record and this person. */
export type Action = {
  name: string;
  /** as staff say it: `退单` */
  title: string;
  allowed: boolean;
  /** why not, a Chinese sentence */
  reason?: string | null;
  /** JSON schema of what has to be filled in; without fields the act happens at once */
  form?: unknown;
};

export type ActionBarProps = {
  actions: readonly Action[];
  /** does it; throws `ApiProblem` to refuse. The key is the same when the same content is sent again. */
  onAct: (action: Action, body: Record<string, unknown>, idempotencyKey: string) => Promise<unknown>;
  /** the record acted on, the case id: with another one an open form closes, and its draft waits for its own record */
  subject: string;
  /** values the forms start with, by action name */
  initial?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** letters work from anywhere on the page, on unless told */
  hotkeys?: boolean;
};

const fieldCount = (action: Action): number =>
  Object.keys((action.form as JsonSchema | null | undefined)?.properties ?? {}).length;

type ButtonProps = {
  action: Action;
  letter: string | undefined;
  primary: boolean;
  busy: boolean;
  hotkeys: boolean;
  onPress: () => void;
};

const ActionButton = ({ action, letter, primary, busy, hotkeys, onPress }: ButtonProps) => {
  const reasonId = useId();
  useShortcut(letter ?? "", onPress, { label: action.title, enabled: hotkeys && action.allowed && !busy });
  if (action.allowed) {
    return (
      <Button type={primary ? "primary" : "default"} disabled={busy} onClick={onPress} aria-keyshortcuts={letter}>
        {action.title}
        {letter ? <kbd aria-hidden="true">{letter.toUpperCase()}</kbd> : null}
      </Button>
    );
  }
  const reason = action.reason ?? "现在不能做这一步";
  // Not `disabled`: a disabled button cannot be reached, and then nobody learns the reason.
  return (
    <Tooltip title={reason}>
      <Button className="ys-action-off" aria-disabled="true" aria-describedby={reasonId}>
        {action.title}
        <span id={reasonId} className="ys-sr">
          {reason}
        </span>
      </Button>
    </Tooltip>
  );
};

/**
 * One row of buttons from the server's `actions`. The first allowed one is the primary act. An act with a form opens it
 * in a drawer beside the record, which stays readable; what is typed there survives a refusal, a reload and a lost session.
 */
export const ActionBar = (props: ActionBarProps) => <Bar key={props.subject} {...props} />;

const Bar = ({ actions, onAct, subject, initial, hotkeys = true }: ActionBarProps) => {
  const [open, setOpen] = useState<Action>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const intent = useIntentKey();
  const letters = actionKeys(actions.map((action) => action.name));
  const primary = actions.find((action) => action.allowed)?.name;
  const actAtOnce = async (action: Action): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await onAct(action, {}, intent.keyFor(action.name));
      intent.settled();
      announce(`${action.title}完成`);
    } catch (error) {
      intent.settled(error);
      setRefusal(`${action.title}没有完成：${sentenceOf(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const press = (action: Action): void => {
    setRefusal(undefined);
    if (fieldCount(action) > 0) setOpen(action);
    else void actAtOnce(action);
  };
  return (
    <div className="ys-actions" role="group" aria-label="可做的操作">
      {actions.map((action) => (
        <ActionButton
          key={action.name}
          action={action}
          letter={letters.get(action.name)}
          primary={action.name === primary}
          busy={busy}
          hotkeys={hotkeys && !open}
          onPress={() => press(action)}
        />
      ))}
      {refusal ? (
        <p role="alert" className="ys-field-error">
          {refusal}
        </p>
      ) : null}
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.title}
        size={480}
        mask={false}
        // The record beside it stays in use: to screen readers too it must not look shut off.
        aria-modal={false}
        destroyOnHidden
      >
        {open ? (
          <Suspense fallback={<span className="ys-bone" />}>
            <SchemaForm
              schema={open.form as JsonSchema}
              submitTitle={open.title}
              onCancel={() => setOpen(undefined)}
              draftKey={`${subject}:${open.name}`}
              {...(initial?.[open.name] ? { initial: initial[open.name] } : {})}
              onSubmit={async (body, key) => {
                await onAct(open, body, key);
                announce(`${open.title}完成`);
                setOpen(undefined);
              }}
            />
          </Suspense>
        ) : null}
      </Drawer>
    </div>
  );
};
