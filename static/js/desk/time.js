// @ts-check
/** The server's time for what counts down or goes stale: one tick a second for the whole page. */
import { computed, signal } from "@preact/signals";
import { serverNow } from "./link.js";

const SECOND = 1_000;

/** Once a second (ms). */
export const now = signal(Date.now());
/** Once in ten seconds: for what shows minutes. */
export const soon = computed(() => Math.floor(now.value / (10 * SECOND)) * 10 * SECOND);

setInterval(() => {
  now.value = serverNow();
}, SECOND);
