import { type Platform, systemStep } from "@yingsheng/kernel";
import { installPack, type Pack } from "@yingsheng/programs";
import { allModules } from "./platform.ts";

/**
 * Writes a pack's configuration: the program with its lists, units and roles first, then every module's own section.
 * Run again it changes nothing. Returns the program's id.
 */
export function installWholePack(platform: Platform, pack: Pack): Promise<string> {
  return systemStep(platform, "installPack", async (context) => {
    const { programId } = await installPack(context, pack);
    for (const module of allModules) await module.installPack?.(context, { programId, pack });
    context.audit({ subject: "program", subjectId: programId, programId, detail: { pack: pack.id, version: pack.version } });
    return programId;
  });
}
