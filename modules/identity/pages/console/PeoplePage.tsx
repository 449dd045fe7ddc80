import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  type Filter,
  FilterBar,
  type JsonSchema,
  PageHeader,
  SchemaForm,
  Time,
  useCursorList,
  useProgram,
  useSession,
  useUrlState,
} from "@yingsheng/ui";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { call, type Person, type Role } from "./api.ts";
import { OneTimePassword } from "./OneTimePassword.tsx";
import { grantFields, grantWords, stateWords } from "./words.ts";

const columns: readonly Column<Person>[] = [
  { key: "name", title: "姓名", width: 120, render: (row) => row.name },
  { key: "login", title: "登录名", width: 160, render: (row) => <code>{row.login}</code> },
  {
    key: "grants",
    title: "角色与机构",
    render: (row) =>
      row.grants.length > 0 ? (
        row.grants.map((grant) => <div key={grant.id}>{grantWords(grant)}</div>)
      ) : (
        <span className="ys-faint">没有授权</span>
      ),
  },
  { key: "state", title: "状态", width: 190, render: stateWords },
  {
    key: "second",
    title: "动态验证码",
    width: 100,
    minor: true,
    render: (row) => (row.hasSecondFactor ? "已绑定" : "—"),
  },
  {
    key: "seen",
    title: "最近使用",
    width: 150,
    render: (row) => (row.lastSeenAt ? <Time at={row.lastSeenAt} /> : <span className="ys-faint">从未</span>),
  },
];

const personKey = (row: Person): string => row.id;

const filtersWith = (roles: readonly Role[]): readonly Filter[] => [
  { name: "words", title: "姓名或登录名", kind: "words" },
  { name: "unit", title: "机构", kind: "unit" },
  {
    name: "role",
    title: "角色",
    kind: "choice",
    options: roles.map(({ code, name }) => ({ value: code, title: name })),
  },
  {
    name: "status",
    title: "状态",
    kind: "choice",
    options: [
      { value: "active", title: "在用" },
      { value: "locked", title: "锁定" },
      { value: "inactive", title: "已停用" },
    ],
  },
];

const schemaWith = (roles: readonly Role[]): JsonSchema => ({
  type: "object",
  required: ["login", "name", "role"],
  properties: {
    login: {
      type: "string",
      title: "登录名",
      description: "2 至 32 位：小写字母开头，可含数字和 . _ -；建后不能改。",
      pattern: "^[a-z][a-z0-9._-]{1,31}$",
    },
    name: { type: "string", title: "姓名", maxLength: 50 },
    ...grantFields(roles),
  },
});

type Given = { name: string; login: string; oneTimePassword: string };

type NewPersonProps = { programId: string; roles: readonly Role[]; open: boolean; onClose: () => void };

/** The form for a new person, then their one-time password. */
const NewPerson = ({ programId, roles, open, onClose }: NewPersonProps) => {
  const queries = useQueryClient();
  const [given, setGiven] = useState<Given>();
  return (
    <>
      <Drawer open={open} onClose={onClose} title="新建人员" size={480} destroyOnHidden>
        <SchemaForm
          schema={schemaWith(roles)}
          submitTitle="新建人员"
          onCancel={onClose}
          onSubmit={async (body, idempotencyKey) => {
            const person = body as { login: string; name: string; role: string; unitId?: string };
            const made = await call("POST /programs/:programId/people", {
              params: { programId },
              body: person,
              idempotencyKey,
            });
            setGiven({ ...person, oneTimePassword: made.oneTimePassword });
            onClose();
            await queries.invalidateQueries({ queryKey: ["people"] });
          }}
        />
      </Drawer>
      <OneTimePassword
        name={given?.name ?? ""}
        login={given?.login ?? ""}
        password={given?.oneTimePassword}
        onClose={() => setGiven(undefined)}
      />
    </>
  );
};

/** 人员与授权: who works in the program with which roles; names stay out of the address, so the search words do too. */
export default function PeoplePage() {
  const { program } = useProgram();
  const { can } = useSession();
  const navigate = useNavigate();
  const programId = program?.id ?? "";
  const [filter, setFilter] = useUrlState({ unit: "", role: "", status: "" });
  const [words, setWords] = useState("");
  const [adding, setAdding] = useState(false);
  const roles = useQuery({
    queryKey: ["roles", programId],
    queryFn: ({ signal }) => call("GET /programs/:programId/roles", { params: { programId }, signal }),
  });
  const known = roles.data?.items ?? [];
  const list = useCursorList(["people", programId, filter, words], (cursor, signal) =>
    call("GET /programs/:programId/people", {
      params: { programId },
      query: {
        ...(words ? { words } : {}),
        ...(filter.unit ? { unitId: filter.unit } : {}),
        ...(filter.role ? { role: filter.role } : {}),
        ...(filter.status ? { status: filter.status as "active" } : {}),
        ...(cursor ? { cursor } : {}),
      },
      signal,
    }),
  );
  return (
    <div className="ys-page">
      <PageHeader
        title="人员与授权"
        sub={program?.name}
        actions={
          can("person.manage") && can("grant.manage") ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              新建人员
            </Button>
          ) : null
        }
      />
      <FilterBar
        filters={filtersWith(known)}
        value={{ ...filter, words }}
        onChange={({ words: next, ...rest }) => {
          if (next !== undefined) setWords(next);
          if (Object.keys(rest).length > 0) setFilter(rest);
        }}
      />
      <DataTable
        {...list}
        label="人员"
        columns={columns}
        rowKey={personKey}
        onOpen={(row) => navigate(`/people/${row.id}`)}
        empty={{ why: "没有符合条件的人员，请放宽筛选条件。" }}
      />
      <NewPerson programId={programId} roles={known} open={adding} onClose={() => setAdding(false)} />
    </div>
  );
}
