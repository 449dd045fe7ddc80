import type { Queryable } from "@yingsheng/kernel";

/** The rules of log-in in force at one instant. */
export type SecuritySettings = {
  sessionIdleMinutes: number;
  sessionAbsoluteHours: number;
  lockAfterFailures: number;
  lockMinutes: number;
  passwordMinLength: number;
  passwordMinClasses: number;
};

const codes = {
  sessionIdleMinutes: "session-idle-minutes",
  sessionAbsoluteHours: "session-absolute-hours",
  lockAfterFailures: "lock-after-failures",
  lockMinutes: "lock-minutes",
  passwordMinLength: "password-min-length",
  passwordMinClasses: "password-min-classes",
} as const satisfies Record<keyof SecuritySettings, string>;

/** SQL condition: the setting's row holds on the day of `at` (a SQL expression) in Asia/Shanghai. */
const validOn = (at: string) => `valid_from <= (${at} at time zone 'Asia/Shanghai')::date
    and (valid_until is null or valid_until >= (${at} at time zone 'Asia/Shanghai')::date)`;

/** SQL for the value of one setting on the day of `at` (a SQL expression). */
export const settingSql = (name: keyof SecuritySettings, at: string) =>
  `(select value from identity.security_setting where code = '${codes[name]}' and ${validOn(at)}
    order by valid_from desc limit 1)`;

/** The log-in rules of the day (GB/T 22239-2019 8.1.4.1; each row names its source). */
export async function securitySettings(context: { tx: Queryable; now: Date }): Promise<SecuritySettings> {
  const rows = await context.tx.query<{ code: string; value: number }>(
    `select distinct on (code) code, value from identity.security_setting
     where ${validOn("$1::timestamptz")} order by code, valid_from desc`,
    [context.now],
  );
  const values = new Map(rows.map((row) => [row.code, row.value]));
  const entries = Object.entries(codes).map(([name, code]) => {
    const value = values.get(code);
    if (value === undefined) throw new Error(`security setting ${code} has no value at ${context.now.toISOString()}`);
    return [name, value];
  });
  return Object.fromEntries(entries) as SecuritySettings;
}
