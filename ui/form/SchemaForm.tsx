import { Button } from "antd";
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { ApiProblem, sentenceOf } from "../client/problem.ts";
import { readDraft } from "../hooks/draft-store.ts";
import { formatTime } from "../time/format-time.ts";
import { FieldRow } from "./FieldRow.tsx";
import { bodyOf, type Field, fieldsOf, initialValues, type JsonSchema } from "./schema.ts";
import { useFormDraft } from "./use-form-draft.ts";
import { useIntentKey } from "./use-intent-key.ts";

type Values = Record<string, unknown>;

export type SchemaFormProps = {
  /** a JSON schema of an object, as an action's `form` gives it */
  schema: JsonSchema;
  /** sends; a thrown `ApiProblem` is shown at its fields and everything typed stays */
  onSubmit: (body: Values, idempotencyKey: string) => Promise<unknown>;
  /** the words on the button: the verb itself, `退单` */
  submitTitle: string;
  initial?: Readonly<Values>;
  onCancel?: () => void;
  /** keeps what is typed on this machine until it was sent; name the record and the action */
  draftKey?: string;
  autoFocus?: boolean;
};

/** Puts a refusal where it belongs: at its fields, and above the form for what no field shows. */
const showProblem = (form: UseFormReturn<Values>, fields: readonly Field[], error: unknown): string => {
  const problem = error instanceof ApiProblem ? error : undefined;
  const names = new Set(fields.filter((field) => field.widget !== "hidden").map((field) => field.name));
  const elsewhere: string[] = [];
  let focused = false;
  for (const { name, reason } of problem?.invalidParams ?? []) {
    // An item of a list (`units.0`) is shown at the list.
    const target = names.has(name) ? name : name.replace(/(\.\d+)(\..*)?$/, "");
    if (!names.has(target)) elsewhere.push(reason);
    else {
      form.setError(target, { message: reason }, { shouldFocus: !focused });
      focused = true;
    }
  }
  return [sentenceOf(error), ...elsewhere].join(" ");
};

const useSchemaForm = ({ schema, initial, draftKey, onSubmit }: SchemaFormProps) => {
  const fields = useMemo(() => fieldsOf(schema), [schema]);
  const [draft] = useState(() => (draftKey ? readDraft<Values>(draftKey) : undefined));
  const [refusal, setRefusal] = useState<string>();
  const start = useMemo(() => initialValues(fields, initial), [fields, initial]);
  const form = useForm<Values>({
    defaultValues: start,
    mode: "onTouched",
    reValidateMode: "onChange",
    shouldFocusError: false,
  });
  const intent = useIntentKey();
  const dropDraft = useFormDraft(form, draftKey);
  // Put back after mounting, so that the form knows it as changed against its defaults.
  useEffect(() => {
    if (draft) form.reset({ ...draft.value }, { keepDefaultValues: true });
  }, [draft, form]);
  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    const body = bodyOf(fields, values);
    try {
      await onSubmit(body, intent.keyFor(body));
      intent.settled();
      dropDraft();
    } catch (error) {
      intent.settled(error);
      setRefusal(showProblem(form, fields, error));
    }
  });
  return { fields, form, submit, refusal, draft };
};

/**
 * Goes to the first wrong field once per attempt. By hand, because antd's pickers do not hand their input to the form
 * library; not with every changed message, because that would pull people out of the field they are in.
 */
const useFocusOnProblem = (form: RefObject<HTMLElement | null>, attempt: number, isWrong: boolean): void => {
  const handled = useRef(0);
  useEffect(() => {
    if (!isWrong || handled.current === attempt) return;
    handled.current = attempt;
    const field = form.current?.querySelector(".ys-field-error")?.closest(".ys-field");
    field?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, [form, attempt, isWrong]);
};

/** A form drawn from a JSON schema; README lists the widgets. Ctrl+Enter sends. */
export const SchemaForm = (props: SchemaFormProps) => {
  const { fields, form, submit, refusal, draft } = useSchemaForm(props);
  const formId = useId();
  const element = useRef<HTMLFormElement>(null);
  const { isSubmitting, submitCount, errors } = form.formState;
  useFocusOnProblem(element, submitCount, Object.keys(errors).length > 0);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  return (
    <form ref={element} className="ys-form" noValidate onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
      {refusal ? (
        <p role="alert" className="ys-form-refusal">
          {refusal}
        </p>
      ) : null}
      {draft && !refusal ? <p className="ys-form-draft">已恢复 {formatTime(draft.savedAt)} 未提交的内容</p> : null}
      {fields.map((field, index) => (
        <FieldRow
          key={field.name}
          field={field}
          control={form.control}
          formId={formId}
          first={index === 0 && (props.autoFocus ?? true)}
        />
      ))}
      <div className="ys-form-foot">
        <Button type="primary" htmlType="submit" disabled={isSubmitting}>
          {isSubmitting ? "正在提交" : props.submitTitle}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel}>取消</Button> : null}
        <kbd>Ctrl+Enter</kbd>
      </div>
    </form>
  );
};

export default SchemaForm;
