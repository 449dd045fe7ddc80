import type { PackPerson, PackRole, PackUnit } from "@yingsheng/identity";

/** One entry of a code list 代码表; `children` make a tree (categories three levels, regions as deep as needed). */
export type PackCode = { code: string; name: string; children?: readonly PackCode[] };

/** One post 岗位 of the contract, with the head-count the contract demands. */
export type PackPost = { code: string; name: string; headcount: number; qualification?: string; source: string };

/**
 * A pack: one contract as data. `installPack` writes it as configuration, any number of times with the same result.
 * Modules above this one add their own sections by declaration merging and install them through their manifest.
 */
export interface Pack {
  id: string;
  /** Raised with every change of the pack's data. */
  version: string;
  program: {
    code: string;
    name: string;
    purchaser: string;
    /** First letters of every 工单编号 of the program. */
    numberPrefix: string;
    source: string;
  };
  channels: readonly PackCode[];
  categories: readonly PackCode[];
  regions: readonly PackCode[];
  /** Fixed reasons offered in forms: 退单原因, 挂起原因, 作废原因, 催办原因 … keyed by list code such as `returnReason`. */
  reasons: Readonly<Record<string, readonly PackCode[]>>;
  units: readonly PackUnit[];
  posts: readonly PackPost[];
  roles: readonly PackRole[];
  demo: { people: readonly PackPerson[] };
}
