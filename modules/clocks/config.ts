import type { Queryable } from "@yingsheng/kernel";
import type { Allowance } from "./allowance.ts";
import {
  type DayException,
  type HolidayYear,
  type HoursPeriod,
  makeCalendar,
  type WorkingCalendar,
} from "./calendar.ts";
import type { PackWarning } from "./pack-section.ts";

/** One deadline policy 时限规则 as it stands in the database. */
export type Policy = {
  id: string;
  code: string;
  number: number;
  name: string;
  clock: string;
  /** null: every kind, every urgency. */
  kinds: readonly string[] | null;
  urgencies: readonly string[] | null;
  calendarId: string;
  allowance: Allowance;
  warnings: readonly PackWarning[];
  source: string;
  validFrom: string;
  validUntil: string | null;
};

/** A calendar with the version of everything it was made from. */
export type StoredCalendar = { id: string; code: string; version: number; calendar: WorkingCalendar };

/** All that clocks of one program go by, as it was at `version`. */
export type ProgramClocks = {
  version: string;
  policies: readonly Policy[];
  calendars: ReadonlyMap<string, StoredCalendar>;
};

type Stored = {
  version: string;
  policies: (Omit<Policy, "allowance"> & Allowance)[];
  calendars: {
    id: string;
    code: string;
    name: string;
    version: number;
    observesHolidays: boolean;
    periods: HoursPeriod[];
    exceptions: DayException[];
  }[];
  years: HolidayYear[];
};

/** One statement, so that all of it is of one moment. */
const loadSql = `
  select g.version,
    coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'number', p.number, 'name', p.name,
        'clock', p.clock, 'kinds', p.kinds, 'urgencies', p.urgencies, 'calendarId', p.calendar_id, 'unit', p.unit,
        'amount', p.amount, 'warnings', p.warnings, 'source', p.source, 'validFrom', p.valid_from,
        'validUntil', p.valid_until) order by p.code, p.number)
      from clocks.policy p where p.program_id = $1), '[]') as policies,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'version', c.version,
        'observesHolidays', c.observes_holidays,
        'periods', (select coalesce(jsonb_agg(jsonb_build_object('validFrom', h.valid_from, 'hours', h.hours)), '[]')
          from clocks.calendar_hours h where h.calendar_id = c.id),
        'exceptions', (select coalesce(jsonb_agg(jsonb_build_object('date', e.date, 'hours', e.hours, 'reason', e.reason)), '[]')
          from clocks.calendar_exception e where e.calendar_id = c.id)))
      from clocks.calendar c where c.program_id = $1), '[]') as calendars,
    coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'source', y.source,
        'days', (select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'kind', d.kind, 'name', d.name)
            order by d.date), '[]')
          from clocks.holiday d where d.year = y.year)))
      from clocks.holiday_year y), '[]') as years
  from clocks.config g`;

/**
 * What has been read, by version and program. A version is a UUID made for one change of one database, so an entry can
 * never be wrong, only unused; the oldest go first.
 */
const known = new Map<string, ProgramClocks>();
const latest = new Map<string, ProgramClocks>();
const KEPT = 64;

/** Reads what the program's clocks go by, as this transaction sees it now. */
export async function loadConfig(tx: Queryable, programId: string): Promise<ProgramClocks> {
  const { version, policies, calendars, years } = await tx.one<Stored>(loadSql, [programId]);
  const loaded: ProgramClocks = {
    version,
    policies: policies.map(({ unit, amount, ...policy }) => ({ ...policy, allowance: { unit, amount } })),
    calendars: new Map(
      calendars.map(({ id, version, ...spec }) => [
        id,
        { id, code: spec.code, version, calendar: makeCalendar({ ...spec, holidayYears: years }) },
      ]),
    ),
  };
  known.set(`${version}/${programId}`, loaded);
  latest.set(programId, loaded);
  for (const key of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(key);
  }
  return loaded;
}

/** What the program's clocks go by at a version that was just read; from memory when it is there. */
export async function configAt(tx: Queryable, programId: string, version: string): Promise<ProgramClocks> {
  return known.get(`${version}/${programId}`) ?? (await loadConfig(tx, programId));
}

/** What the program's clocks go by now; one short question when it is in memory. */
export async function currentConfig(tx: Queryable, programId: string): Promise<ProgramClocks> {
  const { version } = await tx.one<{ version: string }>("select version from clocks.config");
  return configAt(tx, programId, version);
}

/** What was last read for the program, without asking: whoever writes by it must check its version in the same statement. */
export async function likelyConfig(tx: Queryable, programId: string): Promise<ProgramClocks> {
  return latest.get(programId) ?? (await loadConfig(tx, programId));
}
