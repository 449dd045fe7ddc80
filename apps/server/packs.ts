import { hotlineAssist } from "@yingsheng/pack-hotline-assist";
import { lingshui } from "@yingsheng/pack-lingshui";
import type { Pack } from "@yingsheng/programs";

/** The packs that come with the product; the first one's demo people have the plain logins. */
export const packs: readonly Pack[] = [hotlineAssist, lingshui];
