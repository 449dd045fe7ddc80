import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  announce,
  ErrorState,
  type JsonSchema,
  PageHeader,
  SchemaForm,
  sentenceOf,
  Time,
  useProgram,
} from "@yingsheng/ui";
import { useState } from "react";
import { Link } from "react-router";
import { call } from "./api.ts";
import "./intake.css";

type Taken = { id: string; number: string; nextDueAt: string | null; answered: boolean; refused?: Refused };
/** An answer that the server did not take, and why. */
type Refused = { reply: string; why: string };

/** The form of a new case with one more field at its end: the answer given on the spot. */
function withAnswer(schema: JsonSchema): JsonSchema {
  const answer: JsonSchema = {
    type: "string",
    title: "即时答复内容",
    maxLength: 5000,
    "x-widget": "textarea",
    description: "咨询、表扬类当场答复的，在这里写答复，受理后直接办结",
  };
  return { ...schema, properties: { ...schema.properties, reply: answer } };
}

/**
 * Answers a case that has just been taken in. A refusal must not fail the form: it would be sent again, and the same
 * words would become a second case.
 */
async function answer(caseId: string, reply: string): Promise<Refused | undefined> {
  try {
    await call("POST /cases/:caseId/answer-at-once", { params: { caseId }, body: { reply } });
    return undefined;
  } catch (error) {
    return { reply, why: sentenceOf(error) };
  }
}

/** What became of the case before, with the way to it. */
function Receipt({ taken }: { taken: Taken }) {
  return (
    <output className="ys-card ys-taken">
      已{taken.answered ? "即时答复" : "受理"}：<Link to={`/cases/${taken.id}`}>{taken.number}</Link>
      {taken.nextDueAt && !taken.answered ? (
        <>
          ，派单时限 <Time at={taken.nextDueAt} />
        </>
      ) : null}
      。可以继续受理下一件。
      {taken.refused ? (
        <p>
          没有即时答复：{taken.refused.why}写好的答复：{taken.refused.reply}
        </p>
      ) : null}
    </output>
  );
}

/** 受理: takes in what a citizen says; what is typed survives a reload. */
export default function IntakePage() {
  const { program } = useProgram();
  const programId = program?.id ?? "";
  const queries = useQueryClient();
  const [taken, setTaken] = useState<Taken>();
  const form = useQuery({
    queryKey: ["new-case-form", programId],
    enabled: programId !== "",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call("GET /programs/:programId/new-case-form", { params: { programId }, signal }),
  });

  const take = async ({ reply, ...input }: Record<string, unknown>, idempotencyKey: string) => {
    const opened = await call("POST /programs/:programId/cases", {
      params: { programId },
      body: input as never,
      idempotencyKey,
    });
    const refused = typeof reply === "string" && reply !== "" ? await answer(opened.id, reply) : undefined;
    const answered = reply !== undefined && !refused;
    announce(`已受理，工单编号 ${opened.number}`);
    for (const key of ["cases", "my-work", "pile"]) void queries.invalidateQueries({ queryKey: [key] });
    const receipt = { id: opened.id, number: opened.number, nextDueAt: opened.nextDueAt, answered, refused };
    // The form forgets its draft once this returns. Only then may the next one begin: it would take the draft up again.
    setTimeout(() => setTaken(receipt));
  };

  if (form.isError) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  return (
    <div className="ys-page">
      <PageHeader title="受理" />
      {taken ? <Receipt taken={taken} /> : null}
      {form.data ? (
        <div className="ys-card ys-intake">
          <SchemaForm
            key={taken?.id ?? "first"}
            schema={withAnswer(form.data.schema as JsonSchema)}
            initial={{ channel: "phone", kind: "help", urgency: "normal" }}
            submitTitle="受理"
            draftKey={`intake:${programId}`}
            autoFocus
            onSubmit={take}
          />
        </div>
      ) : null}
    </div>
  );
}
