import { after, before, test } from "node:test";
import { type Desk, type Hall, openHall } from "./browser.ts";
import { type House, openHouse } from "./house.ts";

/** What the steps of a journey share. */
export type Journey = {
  /** The running server; there once the first step begins. */
  house(): House;
  /** Opens a browser for somebody, logged in unless no name is given. */
  open(login?: string): Promise<Desk>;
  /** One step. When a step fails those after it are skipped: they would only repeat its fault. */
  step(title: string, work: () => Promise<void>): void;
};

/**
 * A journey through one test file: opens house and browser before the first step, closes both after the last, and fails
 * when the browser saw faults. The name is the folder of its pictures.
 */
export function journey(name: string): Journey {
  let house: House | undefined;
  let hall: Hall | undefined;
  let failed: string | undefined;
  before(async () => {
    house = await openHouse();
    hall = await openHall(house, name);
  });
  after(async () => {
    try {
      await hall?.close();
    } finally {
      await house?.close();
    }
  });
  return {
    house: () => house as House,
    open: (login) => (hall as Hall).open(login),
    step(title, work) {
      test(title, async () => {
        if (failed) throw new Error(`not tried: the step “${failed}” failed before`);
        try {
          await work();
          hall?.check();
        } catch (error) {
          failed = title;
          await hall?.shotAll("failed");
          throw error;
        }
      });
    },
  };
}
