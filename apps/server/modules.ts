import { callbacksModule } from "@yingsheng/callbacks/module";
import { casesModule } from "@yingsheng/cases/module";
import { clocksModule } from "@yingsheng/clocks/module";
import { dispatchModule } from "@yingsheng/dispatch/module";
import { identityModule } from "@yingsheng/identity/module";
import { kernelModule } from "@yingsheng/kernel";
import { programsModule } from "@yingsheng/programs/module";

/** The modules of the product, each after those it stands on. This order is the dependency graph. */
export const modules = [
  kernelModule,
  identityModule,
  programsModule,
  clocksModule,
  casesModule,
  dispatchModule,
  callbacksModule,
] as const;
