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

type DrawerProps = Pick<ActionBarProps, "subject" | "initial" | "onAct"> & {
  action: Action | undefined;
  onClose: () => void;
};

/** The form of one act beside the record, which stays readable and in use. */
const FormDrawer = ({ action, subject, initial, onAct, onClose }: DrawerProps) => (
  <Drawer
    open={action !== undefined}
    onClose={onClose}
    title={action?.title}
    size={480}
    mask={false}
    // To screen readers too the record must not look shut off.
    aria-modal={false}
    destroyOnHidden
  >
    {action ? (
      <Suspense fallback={<span className="ys-bone" />}>
        <SchemaForm
          schema={action.form as JsonSchema}
          submitTitle={action.title}
          onCancel={onClose}
          draftKey={`${subject}:${action.name}`}
          {...(initial?.[action.name] ? { initial: initial[action.name] } : {})}
          onSubmit={async (body, key) => {
            await onAct(action, body, key);
            announce(`${action.title}完成`);
            onClose();
          }}
        />
      </Suspense>
    ) : null}
  </Drawer>
);

/** Acts without a form: at once, one at a time, and the sentence of a refusal. */
const useActAtOnce = (onAct: ActionBarProps["onAct"]) => {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const intent = useIntentKey();
  const act = async (action: Action): Promise<void> => {
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
  return { act, busy, refusal, forget: () => setRefusal(undefined) };
};

const Bar = ({ actions, onAct, subject, initial, hotkeys = true }: ActionBarProps) => {
  const [open, setOpen] = useState<Action>();
  const atOnce = useActAtOnce(onAct);
  const letters = actionKeys(actions.map((action) => action.name));
  const primary = actions.find((action) => action.allowed)?.name;
  const press = (action: Action): void => {
    if (fieldCount(action) === 0) {
      void atOnce.act(action);
      return;
    }
    atOnce.forget();
    setOpen(action);
  };
  return (
    <div className="ys-actions" role="group" aria-label="可做的操作">
      {actions.map((action) => (
        <ActionButton
          key={action.name}
          action={action}
          letter={letters.get(action.name)}
          primary={action.name === primary}
          busy={atOnce.busy}
          hotkeys={hotkeys && !open}
          onPress={() => press(action)}
        />
      ))}
      {atOnce.refusal ? (
        <p role="alert" className="ys-field-error">
          {atOnce.refusal}
        </p>
      ) : null}
      <FormDrawer
        action={open}
        subject={subject}
        onAct={onAct}
        onClose={() => setOpen(undefined)}
        {...(initial ? { initial } : {})}
      />
    </div>
  );
};

/**
 * One row of buttons from the server's `actions`. The first allowed one is the primary act. An act with a form opens it
 * in a drawer; what is typed there survives a refusal, a reload and a lost session.
 */
export const ActionBar = (props: ActionBarProps) => <Bar key={props.subject} {...props} />;
