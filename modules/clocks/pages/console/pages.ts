import { definePages } from "@yingsheng/kernel/web";

/** The console pages of this module. */
export const pages = definePages([]);
