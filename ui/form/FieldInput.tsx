import { Checkbox, Input, InputNumber, Radio, Select } from "antd";
import { lazy, Suspense } from "react";
import { useOptions } from "./options.tsx";
import { PersonPicker } from "./PersonPicker.tsx";
import { matchesWords } from "./pinyin.ts";
import type { Field } from "./schema.ts";
import { TreePicker } from "./TreePicker.tsx";

// The date picker is as large as all other inputs together; most forms have none.
const DateField = lazy(() => import("./DateField.tsx"));

export type FieldInputProps = {
  field: Field;
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  invalid: boolean;
  describedBy: string | undefined;
  autoFocus: boolean;
};

const CodeInput = ({ field, id, value, onChange, invalid, describedBy, autoFocus }: FieldInputProps) => {
  const request =
    field.widget === "unit" ? ({ kind: "unit" } as const) : ({ kind: "code", list: field.list ?? field.name } as const);
  const { options, loading } = useOptions(request);
  return (
    <TreePicker
      id={id}
      options={options}
      loading={loading}
      value={value as string | string[] | undefined}
      onChange={onChange}
      multiple={field.multiple}
      leafOnly={field.leafOnly}
      invalid={invalid}
      autoFocus={autoFocus}
      {...(field.placeholder ? { placeholder: field.placeholder } : {})}
      {...(describedBy ? { describedBy } : {})}
    />
  );
};

const TextInput = ({ field, id, value, onChange, onBlur, invalid, describedBy, autoFocus }: FieldInputProps) => {
  const shared = {
    id,
    value: typeof value === "string" ? value : "",
    onBlur,
    autoFocus,
    placeholder: field.placeholder ?? "",
    "aria-invalid": invalid,
    "aria-required": field.required,
    "aria-describedby": describedBy,
    ...(invalid ? { status: "error" as const } : {}),
  };
  // Input beyond the limit is kept and marked: cutting pasted text off would lose words in silence.
  if (field.widget === "password") {
    const autoComplete = field.name === "currentPassword" ? "current-password" : "new-password";
    return (
      <Input.Password {...shared} onChange={(event) => onChange(event.target.value)} autoComplete={autoComplete} />
    );
  }
  return field.widget === "textarea" ? (
    <Input.TextArea
      {...shared}
      onChange={(event) => onChange(event.target.value)}
      autoSize={{ minRows: 3, maxRows: 12 }}
    />
  ) : (
    <Input {...shared} onChange={(event) => onChange(event.target.value)} autoComplete="off" />
  );
};

const RadioInput = ({ field, id, value, onChange, describedBy }: FieldInputProps) => (
  <Radio.Group
    id={id}
    aria-label={field.title}
    aria-describedby={describedBy}
    value={value ?? null}
    onChange={(event) => onChange(event.target.value)}
    options={field.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
  />
);

const SelectInput = ({ field, id, value, onChange, invalid, describedBy, autoFocus }: FieldInputProps) => (
  <Select
    id={id}
    {...(field.multiple ? { mode: "multiple" as const } : {})}
    {...(autoFocus ? { autoFocus: true } : {})}
    value={(value as string | number | undefined) ?? null}
    onChange={(next) => onChange(next ?? undefined)}
    allowClear={!field.required}
    showSearch={{ filterOption: (typed, option) => matchesWords(String(option?.label ?? ""), typed) }}
    options={field.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
    placeholder={field.placeholder ?? "请选择"}
    {...(invalid ? { status: "error" as const } : {})}
    aria-describedby={describedBy}
  />
);

const NumberInput = ({ field, id, value, onChange, onBlur, invalid, describedBy, autoFocus }: FieldInputProps) => (
  <InputNumber
    id={id}
    value={typeof value === "number" ? value : null}
    onChange={(next) => onChange(next ?? undefined)}
    onBlur={onBlur}
    autoFocus={autoFocus}
    {...(invalid ? { status: "error" as const } : {})}
    aria-describedby={describedBy}
    {...(field.schema.type === "integer" ? { precision: 0 } : {})}
  />
);

const DateInput = ({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) => (
  <Suspense fallback={<span className="ys-bone" />}>
    <DateField
      id={id}
      value={value as string | undefined}
      onChange={onChange}
      withTime={field.widget === "datetime"}
      invalid={invalid}
      {...(describedBy ? { describedBy } : {})}
    />
  </Suspense>
);

const PersonInput = ({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) => (
  <PersonPicker
    id={id}
    value={value as string | undefined}
    onChange={onChange}
    multiple={field.multiple}
    invalid={invalid}
    {...(describedBy ? { describedBy } : {})}
  />
);

/** The control of one field, by its widget. */
export const FieldInput = (props: FieldInputProps) => {
  switch (props.field.widget) {
    case "code":
    case "unit":
      return <CodeInput {...props} />;
    case "person":
      return <PersonInput {...props} />;
    case "date":
    case "datetime":
      return <DateInput {...props} />;
    case "radio":
      return <RadioInput {...props} />;
    case "select":
      return <SelectInput {...props} />;
    case "number":
      return <NumberInput {...props} />;
    case "checkbox":
      return (
        <Checkbox
          id={props.id}
          checked={props.value === true}
          onChange={(event) => props.onChange(event.target.checked)}
        >
          {props.field.title}
        </Checkbox>
      );
    case "hidden":
      return null;
    default:
      return <TextInput {...props} />;
  }
};
