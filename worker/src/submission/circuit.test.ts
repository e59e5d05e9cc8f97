import { expect, test } from "vitest";
import { createCircuit } from "./circuit.ts";

const bounds = { circuitFirstMs: 1_000, circuitMaxMs: 3_000 };

test("a relay that goes on failing is left alone longer each time, up to the bound", () => {
  let now = 0;
  const circuit = createCircuit({ nowMs: () => now }, bounds);
  for (const pauseMs of [1_000, 2_000, 3_000, 3_000]) {
    circuit.open();
    now += pauseMs - 1;
    expect(circuit.isOpen()).toBe(true);
    now += 1;
    expect(circuit.isOpen()).toBe(false);
  }
  circuit.close();
  circuit.open();
  now += 1_000;
  expect(circuit.isOpen()).toBe(false);
});
