import { type Control, useController } from "react-hook-form";
import { FieldInput } from "./FieldInput.tsx";
import type { Field } from "./schema.ts";
import { problemWith } from "./validate.ts";

type Values = Record<string, unknown>;

/** How much room is left; silent until it matters. */
const roomLeft = (field: Field, value: unknown): string | undefined => {
  const most = field.schema.maxLength;
  if (most === undefined || typeof value !== "string") return undefined;
  const length = [...value.trim()].length;
  return length > most * 0.8 && length <= most ? `还可写 ${most - length} 字` : undefined;
};

/** Label, control, help and message of one field. Only the field being typed in renders again. */
export const FieldRow = ({
  field,
  control,
  formId,
  first,
}: {
  field: Field;
  control: Control<Values>;
  formId: string;
  first: boolean;
}) => {
  const { field: bound, fieldState } = useController({
    control,
    name: field.name,
    rules: { validate: (value: unknown) => problemWith(field, value) ?? true },
  });
  if (field.widget === "hidden") return null;
  const id = `${formId}-${field.name}`;
  const message = fieldState.error?.message;
  const describedBy = [message ? `${id}-error` : "", field.help ? `${id}-help` : ""].filter(Boolean).join(" ");
  return (
    <div className="ys-field" data-field={field.name}>
      {field.group ? <h3 className="ys-field-group">{field.group}</h3> : null}
      {field.widget === "checkbox" ? null : (
        <label htmlFor={id}>
          {field.title}
          {field.required ? null : <span className="ys-faint">（可不填）</span>}
        </label>
      )}
      <FieldInput
        field={field}
        id={id}
        value={bound.value}
        onChange={bound.onChange}
        onBlur={bound.onBlur}
        invalid={message !== undefined}
        describedBy={describedBy || undefined}
        autoFocus={first}
      />
      {field.help ? (
        <p id={`${id}-help`} className="ys-field-help">
          {field.help}
        </p>
      ) : null}
      {roomLeft(field, bound.value) ? <p className="ys-field-help">{roomLeft(field, bound.value)}</p> : null}
      {message ? (
        <p id={`${id}-error`} className="ys-field-error">
          {message}
        </p>
      ) : null}
    </div>
  );
};
