import { definePages } from "@yingsheng/kernel/web";

export const pages = definePages([]);
