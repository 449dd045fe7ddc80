import { definePages } from "@yingsheng/kernel/web";

/** The console pages of identity. */
export const pages = definePages([
  {
    path: "/people",
    title: "人员与授权",
    permission: "person.view",
    rail: { group: "people", icon: "Team", order: 10 },
    load: () => import("./PeoplePage.tsx"),
  },
  { path: "/people/:personId", title: "人员", permission: "person.view", load: () => import("./PersonPage.tsx") },
  {
    path: "/units",
    title: "机构",
    permission: "unit.view",
    rail: { group: "people", icon: "Apartment", order: 20 },
    load: () => import("./UnitsPage.tsx"),
  },
]);
