/** Everything pages may use. One component per file; README.md shows each in use. */

export { ApiProblem, type InvalidParam, sentenceOf } from "./client/problem.ts";
export { type DownloadedFile, keepCsrfToken } from "./client/send.ts";
export { setReachable, useEndedSession, useReachable } from "./client/signals.ts";
export { type CallOptions, type CallOutput, createClient } from "./client.ts";
export { DateField } from "./form/DateField.tsx";
export {
  type OptionRequest,
  type OptionSource,
  OptionsProvider,
  type TreeOption,
  useOptions,
} from "./form/options.tsx";
export { PersonPicker } from "./form/PersonPicker.tsx";
export { matchesWords } from "./form/pinyin.ts";
export { SchemaForm, type SchemaFormProps } from "./form/SchemaForm.tsx";
export type { JsonSchema } from "./form/schema.ts";
export { TreePicker, type TreePickerProps } from "./form/TreePicker.tsx";
export { useIntentKey } from "./form/use-intent-key.ts";
export { announce, LiveRegion } from "./hooks/announce.tsx";
export { clearDrafts, countDrafts } from "./hooks/draft-store.ts";
export { useCursorList } from "./hooks/use-cursor-list.ts";
export { useDelayed } from "./hooks/use-delayed.ts";
export { type Draft, useDraft } from "./hooks/use-draft.ts";
export { useShortcut, useShortcutList } from "./hooks/use-shortcut.ts";
export { useUrlState } from "./hooks/use-url-state.ts";
export { type Action, ActionBar, type ActionBarProps } from "./parts/ActionBar.tsx";
export { EmptyState } from "./parts/EmptyState.tsx";
export { ErrorState } from "./parts/ErrorState.tsx";
export { Figure, type FigureProps } from "./parts/Figure.tsx";
export { type Filter, FilterBar, type FilterBarProps } from "./parts/FilterBar.tsx";
export { MaskedPhone, type MaskedPhoneProps } from "./parts/MaskedPhone.tsx";
export { NoRight } from "./parts/NoRight.tsx";
export { PageHeader, type PageHeaderProps } from "./parts/PageHeader.tsx";
export { PageWaiting } from "./parts/PageWaiting.tsx";
export { type CaseState, caseStates, StatusMark, stateWord } from "./parts/StatusMark.tsx";
export { Timeline, type TimelineEntry } from "./parts/Timeline.tsx";
export { TopBarSlot, TopBarSlotProvider } from "./parts/TopBarSlot.tsx";
export { useProgram } from "./session/ProgramProvider.tsx";
export { type CurrentSession, owesSomething, type SessionProgram, type SessionRoutes } from "./session/routes.ts";
export {
  FixedSession,
  loadSession,
  SessionProvider,
  sessionClient,
  sessionQueryKey,
  useSession,
} from "./session/SessionProvider.tsx";
export type { Column } from "./table/columns.ts";
export { DataTable, type DataTableProps } from "./table/DataTable.tsx";
export { type ThemeChoice, ThemeRoot, useTheme } from "./theme/ThemeRoot.tsx";
export { DueBar, type DueBarProps } from "./time/DueBar.tsx";
export { type DueClock, dueView } from "./time/due.ts";
export {
  formatClock,
  formatDay,
  formatRelative,
  formatSpan,
  formatTime,
  instantOf,
  weekdayOf,
} from "./time/format-time.ts";
export { useNow } from "./time/now.ts";
export { Time } from "./time/Time.tsx";
