import { registerPermissions } from "@yingsheng/identity";
import { type Platform, systemStep } from "@yingsheng/kernel";
import { installPack, type Pack } from "@yingsheng/programs";
import { allModules } from "./platform.ts";

/** Tells identity what each permission means, for the pages on which people give and explain rights. */
export async function describePermissions(platform: Platform): Promise<void> {
  const permissions = Object.assign({}, ...allModules.map((module) => module.permissions)) as Record<string, string>;
  await systemStep(platform, "describePermissions", (context) => registerPermissions(context, permissions));
}

/**
 * Writes a pack's configuration: the program with its lists, units and roles first, then every module's own section.
 * Run again it changes nothing. Returns the program's id.
 */
export function installWholePack(platform: Platform, pack: Pack): Promise<string> {
  return systemStep(platform, "installPack", async (context) => {
    const { programId } = await installPack(context, pack);
    for (const module of allModules) await module.installPack?.(context, { programId, pack });
    context.audit({
      subject: "program",
      subjectId: programId,
      programId,
      detail: { pack: pack.id, version: pack.version },
    });
    return programId;
  });
}
